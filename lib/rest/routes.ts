import 'server-only'
import type { Collection, OwnRecord } from '@/lib/auth/collection'
import type { FileDemand, Operation } from '@/lib/auth/operation'
import { permissions } from '@/lib/auth/permissions'
import { isStorable } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { addressOf, listPath, type RestMethod } from './addresses'
import { listParameters } from './query'

/** An operation with what its input schema says about how it is asked for, worked out once. */
export type Change = {
  readonly kind: 'change'
  readonly name: string
  readonly operation: Operation
  /** What may stand in the body, or in the parameters beside a file. */
  readonly fields: ReadonlySet<string>
  /** Whether it is based on a version, which over REST comes as If-Match. */
  readonly takesVersion: boolean
  /** The file that it takes as its body; null where it takes JSON. */
  readonly file: FileDemand | null
  /** Where what it made is found; null when it makes nothing that has an address. */
  readonly makes: string | null
}

export type Reading =
  | {
      readonly kind: 'list'
      readonly name: string
      readonly collection: Collection
      readonly schema: ListSchema<string, string>
      readonly parameters: ReadonlySet<string>
    }
  | { readonly kind: 'record'; readonly name: string; readonly collection: Collection }
  | { readonly kind: 'own'; readonly name: string; readonly own: OwnRecord }
  | { readonly kind: 'document' }

export type Endpoint = Change | Reading

export type Route = {
  /** Below the mount; `{id}` stands for one part. */
  readonly path: string
  readonly endpoints: ReadonlyMap<string, Endpoint>
  /** For the Allow header. */
  readonly allow: string
}

export type Sources = {
  readonly operations: Readonly<Record<string, Operation>>
  readonly collections: Readonly<Record<string, Collection>>
  readonly ownRecords: Readonly<Record<string, OwnRecord>>
}

export const DOCUMENT_PATH = '/openapi.json'

/** Every route of the API by its path. What no role may do is for those who are not signed in, and has no address. */
export function routesOf({ operations, collections, ownRecords }: Sources): ReadonlyMap<string, Route> {
  const found = new Map<string, Map<string, Endpoint>>()
  const add = (path: string, method: RestMethod, endpoint: Endpoint) => {
    const endpoints = found.get(path) ?? new Map<string, Endpoint>()
    if (endpoints.has(method)) throw new Error(`${method} ${path} is there twice`)
    found.set(path, endpoints.set(method, endpoint))
  }
  add(DOCUMENT_PATH, 'GET', { kind: 'document' })
  for (const [name, collection] of Object.entries(collections)) {
    const parameters = listParameters(collection.params)
    add(listPath(name), 'GET', { kind: 'list', name, collection, schema: collection.params, parameters })
    if (collection.record) add(`${listPath(name)}/{id}`, 'GET', { kind: 'record', name, collection })
  }
  for (const [name, operation] of Object.entries(operations)) {
    if (permissions[operation.permission].length === 0) continue
    const { method, path } = addressOf(name, operation.on)
    const isMaking = name.endsWith('.create') && found.has(`${path}/{id}`)
    add(path, method, { kind: 'change', name, operation, ...demandsOf(operation), makes: isMaking ? path : null })
  }
  for (const [name, own] of Object.entries(ownRecords)) add(listPath(name), 'GET', { kind: 'own', name, own })
  return new Map([...found].map(([path, endpoints]) => [path, { path, endpoints, allow: allowOf(endpoints) }]))
}

/** The route of a path, and the id in it; null when there is none. */
export function findRoute(
  routes: ReadonlyMap<string, Route>,
  path: string,
): { readonly route: Route; readonly id: string | null } | null {
  const exact = path.includes('{') ? undefined : routes.get(path)
  if (exact) return { route: exact, id: null }
  const [start, noun = '', encoded = '', ...rest] = path.split('/')
  if (start !== '' || encoded === '' || rest.length > 1) return null
  const verb = rest[0] === undefined ? '' : `/${rest[0]}`
  const route = routes.get(`/${noun}/{id}${verb}`)
  const id = route && decode(encoded)
  return route && id ? { route, id } : null
}

function demandsOf({ input, on, file }: Operation): Pick<Change, 'fields' | 'takesVersion' | 'file'> {
  const names = new Set(Object.keys(input.shape))
  const takesVersion = names.delete('version')
  if (file) names.delete('file')
  if (on === 'record') names.delete('id')
  return { fields: names, takesVersion, file }
}

function allowOf(endpoints: ReadonlyMap<string, Endpoint>): string {
  const methods = [...endpoints.keys()]
  return [
    ...(endpoints.has('GET') ? ['GET', 'HEAD'] : []),
    ...methods.filter((name) => name !== 'GET'),
    'OPTIONS',
  ].join(', ')
}

/** Null for what is no UTF-8 or cannot be an id of anything. */
function decode(part: string): string | null {
  try {
    const text = part.includes('%') ? decodeURIComponent(part) : part
    return isStorable(text) ? text : null
  } catch {
    return null
  }
}
