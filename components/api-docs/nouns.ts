import type { ApiDocument } from '@/lib/rest/openapi'
import type { DocumentedOperation } from '@/lib/rest/openapi-operations'

export type NounOperation = {
  readonly method: string
  readonly path: string
  readonly operation: DocumentedOperation
}

export type Noun = { readonly tag: string; readonly operations: readonly NounOperation[] }

/** The operations of the document by what they are about; reading comes before changing. */
export function nounsOf(document: ApiDocument): readonly Noun[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  const nouns = document.tags.map(({ name }) => ({
    tag: name,
    operations: all
      .filter(({ operation }) => operation.tags.includes(name))
      .toSorted((one, other) => Number(one.method !== 'GET') - Number(other.method !== 'GET')),
  }))
  // The description of the description is the least of what a reader looks for.
  return nouns.toSorted((one, other) => Number(one.tag === 'document') - Number(other.tag === 'document'))
}
