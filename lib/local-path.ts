import type { Route } from 'next'

const BASE = 'http://here.invalid'

/** An address inside the app. Whatever a browser could read as another site is none, whichever way it is spelt. */
export function isLocalPath(path: string): path is Route {
  if (!path.startsWith('/') || !URL.canParse(path, BASE)) return false
  const { origin, pathname } = new URL(path, BASE)
  // `/.//elsewhere.example` is a path here, but what it resolves to is an address there.
  return origin === BASE && !pathname.startsWith('//')
}

/** A path of this site to go back to, or `/`. */
export function localPath(value: string | string[] | undefined): `/${string}` {
  if (typeof value !== 'string' || !isLocalPath(value)) return '/'
  const { pathname, search } = new URL(value, BASE)
  return `/${pathname.slice(1)}${search}`
}
