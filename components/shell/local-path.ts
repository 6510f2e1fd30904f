import type { Route } from 'next'

/** An address inside the app. Keeps a value from outside from sending a person to another site. */
export function isLocalPath(path: string): path is Route {
  return path.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\')
}
