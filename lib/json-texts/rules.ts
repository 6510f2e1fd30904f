import type { JsonFault, JsonReading, Members, Span } from './schema'

/** Deeper than any record of a conversation; whatever writes such a value down again would run out of stack. */
const DEEPEST = 100

/** Tokens between two turns for others. */
const STEP = 2000

/**
 * Reads a JSON text to its end, and says of a broken one where it breaks: the reader that is built in does not. A key
 * that is there twice in one object is refused, because one of its two values would be lost. Yields on the way.
 */
export function* readJson(text: string): Generator<void, JsonReading> {
  const scan = new Scan(text)
  for (let token = 1; scan.step(); token += 1) if (token % STEP === 0) yield
  if (scan.fault) return { ok: false, fault: scan.fault }
  const value: unknown = JSON.parse(text)
  return { ok: true, json: { value, spans: scan.spans } }
}

/** Line and column of a character, both from 1, as editors count them. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return { line, column: at - before.lastIndexOf('\n') }
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members of what may be an object; none where it is something else. */
export function membersOf(value: unknown): Members {
  return isObject(value) ? value : {}
}

/** A value that is text; empty where it is something else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

type Open = {
  readonly start: number
  /** The keys so far; null for an array. */
  readonly keys: Set<string> | null
  readonly items: Span[]
  /** The last key, in an object. */
  key: string
}

/** What may come next: a value, a value or the end of the array, a key, a key or the end of the object, or what follows. */
type Expected = 'value' | 'firstItem' | 'key' | 'firstKey' | 'comma'

const blanks = /[ \t\n\r]*/y
const plain = /[ !#-[\]-\uffff]*/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** One token at a time, without a stack of calls: a text of brackets only must not end the process. */
class Scan {
  readonly spans = new Map<string, readonly Span[]>()
  fault: JsonFault | null = null
  readonly #text: string
  readonly #open: Open[] = []
  #at = 0
  #expected: Expected = 'value'
  #isDone = false

  constructor(text: string) {
    this.#text = text
  }

  /** False when it is read to its end, or broken. */
  step(): boolean {
    this.#at = this.#match(blanks) ?? this.#at
    const sign = this.#text[this.#at]
    if (this.#isDone) return sign === undefined ? false : this.#break()
    switch (this.#expected) {
      case 'comma':
        return this.#afterValue(sign)
      case 'key':
      case 'firstKey':
        return sign === '}' && this.#expected === 'firstKey' ? this.#close() : this.#takeKey()
      default:
        return sign === ']' && this.#expected === 'firstItem' ? this.#close() : this.#takeValue(sign)
    }
  }

  #takeValue(sign: string | undefined): boolean {
    const start = this.#at
    if (sign === '{' || sign === '[') {
      if (this.#open.length >= DEEPEST) return this.#stop({ kind: 'tooDeep', at: start })
      this.#open.push({ start, keys: sign === '{' ? new Set() : null, items: [], key: '' })
      this.#expected = sign === '{' ? 'firstKey' : 'firstItem'
      this.#at += 1
      return true
    }
    const end = sign === '"' ? this.#stringEnd() : this.#match(scalar)
    if (end === null) return this.#break()
    this.#at = end
    return this.#valueEnded(start)
  }

  #takeKey(): boolean {
    const [start, open] = [this.#at, this.#open.at(-1)]
    const end = this.#text[start] === '"' ? this.#stringEnd() : null
    if (end === null) return this.#break()
    const name = String(JSON.parse(this.#text.slice(start, end)))
    if (open?.keys?.has(name)) return this.#stop({ kind: 'repeatedKey', at: start, name })
    open?.keys?.add(name)
    if (open) open.key = name
    this.#at = end
    this.#at = this.#match(blanks) ?? end
    if (this.#text[this.#at] !== ':') return this.#break()
    this.#at += 1
    this.#expected = 'value'
    return true
  }

  #afterValue(sign: string | undefined): boolean {
    const isObject = this.#open.at(-1)?.keys !== null
    if (sign === (isObject ? '}' : ']')) return this.#close()
    if (sign !== ',') return this.#break()
    this.#at += 1
    this.#expected = isObject ? 'key' : 'value'
    return true
  }

  #close(): boolean {
    const closed = this.#open.pop()
    const parent = this.#open.at(-1)
    this.#at += 1
    if (closed?.keys === null && this.#open.length <= 1 && parent?.keys !== null) {
      this.spans.set(parent?.key ?? '', closed.items)
    }
    return this.#valueEnded(closed?.start ?? 0)
  }

  #valueEnded(start: number): boolean {
    const parent = this.#open.at(-1)
    if (!parent) this.#isDone = true
    else if (parent.keys === null && this.#open.length <= 2) parent.items.push({ start, end: this.#at })
    this.#expected = 'comma'
    return true
  }

  /** Where the string ends that begins here; null, and the place is where it breaks, when it does not. */
  #stringEnd(): number | null {
    this.#at += 1
    for (;;) {
      this.#at = this.#match(plain) ?? this.#at
      if (this.#text[this.#at] === '"') return this.#at + 1
      const next = this.#match(escaped)
      if (next === null) return null
      this.#at = next
    }
  }

  #match(pattern: RegExp): number | null {
    pattern.lastIndex = this.#at
    return pattern.test(this.#text) ? pattern.lastIndex : null
  }

  #break(): false {
    return this.#stop({ kind: 'broken', at: this.#at })
  }

  #stop(fault: JsonFault): false {
    this.fault = fault
    return false
  }
}
