import type { Operation } from './auth/operation'

/** What a request to the REST API asks for. */
export type RestTarget = { readonly operation: string; readonly id: string | null }

const plurals: Readonly<Record<string, string>> = {
  person: 'people',
  availability: 'availability',
  policy: 'policies',
  audit: 'audit',
  profile: 'profile',
  setup: 'setup',
}

/**
 * The method and path of an operation under /api/v1: `model.create` is `POST /models`, `model.update` is
 * `PATCH /models/{id}`, any other verb is `POST /models/{id}/{verb}`, or `POST /people/invite` when it is about no
 * single record. Verbs are kebab-case.
 */
export function routeOf(name: string, { on }: Pick<Operation, 'on'>): { method: 'POST' | 'PATCH'; path: string } {
  const [noun = '', verb = ''] = name.split('.')
  const base = `/${plurals[noun] ?? `${noun}s`}`
  if (on === 'collection') return { method: 'POST', path: verb === 'create' ? base : `${base}/${kebab(verb)}` }
  if (verb === 'update') return { method: 'PATCH', path: `${base}/{id}` }
  return { method: 'POST', path: `${base}/{id}/${kebab(verb)}` }
}

/** The operation that a request addresses, and the id in its path; null when there is none. */
export function findRoute(
  operations: Readonly<Record<string, Operation>>,
  method: string,
  path: readonly string[],
): RestTarget | null {
  for (const [name, operation] of Object.entries(operations)) {
    const route = routeOf(name, operation)
    if (route.method !== method) continue
    const pattern = route.path.slice(1).split('/')
    if (pattern.length !== path.length) continue
    if (!pattern.every((part, at) => part === '{id}' || part === path[at])) continue
    const at = pattern.indexOf('{id}')
    return { operation: name, id: at < 0 ? null : (path[at] ?? null) }
  }
  return null
}

function kebab(verb: string): string {
  return verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
