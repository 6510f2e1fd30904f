import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { messages } from './messages'

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCES = ['app', 'components', 'lib', 'bin', 'scripts', 'proxy.ts', 'instrumentation.ts']

/** Every text by its full name: `shell.search` → `Search or go to`. */
function flatten(tree: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const name = prefix ? `${prefix}.${key}` : key
    if (typeof value === 'string') texts.set(name, value)
    else for (const [inner, text] of flatten(value, name)) texts.set(inner, text)
  }
  return texts
}

/** Arguments at any depth with their kind, as in `minutes plural`; the texts of branches are looked into, not taken. */
function argumentsOf(text: string): string[] {
  const found = bracesOf(text).flatMap((inner) => {
    const [name = '', kind = ''] = inner.split(',').map((part) => part.trim())
    const branches = kind === '' ? [] : bracesOf(inner).flatMap(argumentsOf)
    return [`${name} ${kind}`.trim(), ...branches]
  })
  return [...new Set(found)].sort()
}

/** What stands between the outermost braces of a text. */
function bracesOf(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const [at, character] of [...text].entries()) {
    if (character === '{') {
      if (depth === 0) start = at + 1
      depth += 1
    } else if (character === '}') {
      depth -= 1
      if (depth === 0) found.push([...text].slice(start, at).join(''))
    }
  }
  return found
}

const en = flatten(messages.en)
const ja = flatten(messages.ja)

describe('the catalogue', () => {
  test('says everything in both languages', () => {
    expect([...ja.keys()].sort()).toEqual([...en.keys()].sort())
  })

  test('has no empty text', () => {
    const empty = [...en, ...ja].filter(([, text]) => text.trim() === '').map(([name]) => name)
    expect(empty).toEqual([])
  })

  test('takes the same arguments in both languages', () => {
    const differing = [...en].filter(
      ([name, text]) => argumentsOf(text).join() !== argumentsOf(ja.get(name) ?? '').join(),
    )
    expect(differing.map(([name]) => name)).toEqual([])
  })

  test('has no exclamation marks', () => {
    expect([...en, ...ja].filter(([, text]) => /[!！]/.test(text)).map(([name]) => name)).toEqual([])
  })

  test('holds no text that nothing shows', () => {
    const source = SOURCES.flatMap(filesUnder).join('\n')
    expect([...en.keys()].filter((name) => !isUsed(name, source))).toEqual([])
  })
})

/**
 * A key is used when it is written out, whole or below its namespace, in any kind of quotes, or when a template such
 * as `stage.${code}` makes it. The codes that `lib/errors.ts` turns into a type are its contract and count as used.
 */
function isUsed(name: string, source: string): boolean {
  const [namespace = '', ...rest] = name.split('.')
  const key = rest.join('.')
  const isWritten = [name, key].some((text) => QUOTES.some((quote) => source.includes(quote + text + quote)))
  return (
    isWritten ||
    codeNamespaces.includes(namespace) ||
    templatePrefixes(source).some((prefix) => name.startsWith(prefix) || key.startsWith(prefix))
  )
}

const QUOTES = ["'", '"', '`'] as const

const codeNamespaces = filesUnder('lib/errors.ts').flatMap((source) =>
  [...source.matchAll(/import type \w+ from '.\/i18n\/messages\/en\/(\w+)\.json'/g)].map(([, namespace]) => namespace),
)

function templatePrefixes(source: string): string[] {
  return [...source.matchAll(/`([a-z][\w.]*)\$\{/g)].flatMap(([, prefix]) => (prefix ? [prefix] : []))
}

function filesUnder(path: string): string[] {
  const full = join(ROOT, path)
  if (/\.tsx?$|\.mjs$/.test(path)) return readIfThere(full)
  return entriesOf(full)
    .filter((entry) => /\.(tsx?|mjs)$/.test(entry) && !/\.test\.ts$/.test(entry) && !entry.includes('generated'))
    .flatMap((entry) => readIfThere(join(full, entry)))
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
}

function readIfThere(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')]
  } catch {
    return []
  }
}
