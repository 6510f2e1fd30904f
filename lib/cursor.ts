import { z } from 'zod'

/** What the keys of a sort look like; an enum is its values. */
export type KeyKind = 'text' | 'day' | 'instant' | 'number' | 'integer' | 'uuid' | readonly string[]

/** The place of a row in a list, opaque to those who send it back: its key in the list's order, and its id. */
export type Cursor = { readonly key: string | null; readonly id: string }

type Kinds = { readonly key: KeyKind; readonly isNullable: boolean; readonly id: KeyKind }

const stored = z.tuple([z.string().nullable(), z.string().min(1).max(100)])

/** Null for a cursor that somebody mangled, or that belongs to another sort: it opens the first page. */
export function readCursor(text: string | undefined, kinds: Kinds): Cursor | null {
  if (!text) return null
  try {
    const [key, id] = stored.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    const isKey = key === null ? kinds.isNullable : isOfKind(key, kinds.key)
    return isKey && isOfKind(id, kinds.id) ? { key, id } : null
  } catch {
    return null
  }
}

export function writeCursor(key: string | number | Date | null, id: string): string {
  const text = key instanceof Date ? key.toISOString() : key === null ? null : String(key)
  return Buffer.from(JSON.stringify([text, id])).toString('base64url')
}

/** Whether the database can compare with this text; it would refuse another. */
function isOfKind(text: string, kind: KeyKind): boolean {
  switch (kind) {
    case 'text':
      return !text.includes('\u0000')
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(text) && isInstant(`${text}T00:00:00.000Z`)
    case 'instant':
      return isInstant(text)
    case 'number':
      return /^\d{1,18}$/.test(text)
    // More would not fit into the column.
    case 'integer':
      return /^\d{1,9}$/.test(text)
    case 'uuid':
      return isUuid(text)
    default:
      return kind.includes(text)
  }
}

/** The ids of records made here. */
export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success
}

/** As JavaScript writes it, from the year 1 to 9999: beyond that, databases write years in other ways. */
function isInstant(text: string): boolean {
  const instant = new Date(text)
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === text && /^(?!0000)\d{4}-/.test(text)
}
