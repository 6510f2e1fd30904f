import { done, type Result, refuse } from '@/lib/errors'

/**
 * Reads a JSON object, and takes nothing that two readers could take differently: bytes that are not UTF-8, and a key
 * that is there twice in one object, are refused.
 */
export function readJsonObject(bytes: Uint8Array): Result<Readonly<Record<string, unknown>>> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('bodyNotJson')
    const name = findRepeatedKey(text)
    return name === null ? done(Object.fromEntries(Object.entries(value))) : refuse('jsonKeyRepeated', { name })
  } catch {
    return refuse('bodyNotJson')
  }
}

/** The first key that is there twice in one object, in a text that `JSON.parse` has taken; null when there is none. */
export function findRepeatedKey(text: string): string | null {
  const open: Nesting = []
  let isKeyNext = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === ',' || sign === '{') isKeyNext = true
    if (sign !== '"') nest(open, sign)
    else {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      const key = keys && isKeyNext ? String(JSON.parse(text.slice(at, end + 1))) : null
      if (key !== null && keys?.has(key)) return key
      if (key !== null) keys?.add(key)
      isKeyNext = false
      at = end
    }
  }
  return null
}

/** What is open at one place of a text: of each object the keys so far, and null for an array. */
type Nesting = (Set<string> | null)[]

function nest(open: Nesting, sign: string | undefined): void {
  if (sign === '{') open.push(new Set())
  else if (sign === '[') open.push(null)
  else if (sign === '}' || sign === ']') open.pop()
}

/** Where the string ends that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
