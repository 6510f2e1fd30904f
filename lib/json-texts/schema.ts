/** Where a value stands in a text: the first character, and the first one that is no part of it. */
export type Span = { readonly start: number; readonly end: number }

/**
 * A JSON text that was read to its end. `spans` are the places of the items of the arrays near the top: by the name they
 * have in the outermost object, or by the empty name when the outermost value is an array itself.
 */
export type JsonText = { readonly value: unknown; readonly spans: ReadonlyMap<string, readonly Span[]> }

/** Why a text is not taken as JSON, and at which character. `name` is the key that stands there twice. */
export type JsonFault =
  | { readonly kind: 'broken' | 'tooDeep'; readonly at: number }
  | { readonly kind: 'repeatedKey'; readonly at: number; readonly name: string }

export type JsonReading =
  | { readonly ok: true; readonly json: JsonText }
  | { readonly ok: false; readonly fault: JsonFault }

/** The members of a JSON object by their names. */
export type Members = Readonly<Record<string, unknown>>
