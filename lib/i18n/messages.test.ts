import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { messages } from './messages'

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCES = ['app', 'components', 'lib', 'bin', 'prisma/demo', 'scripts']

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

/** Our own code, a file each; the declarations that the build makes of the catalogue name every key. */
const sources = SOURCES.flatMap(filesUnder)

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
    expect([...en.keys()].filter((name) => !isUsed(name, sources))).toEqual([])
  })
})

describe('a text that nothing shows', () => {
  const page = `getTranslations('model'); t('title'); t(\`kind_\${kind}\`); t(\`\${name}Hint\`)`
  const moves = `operation: \`model.\${move}\``

  test('is found, even when its key is spelt in a file that speaks of something else', () => {
    expect(isUsed('model.title', [page])).toBe(true)
    expect(isUsed('model.subtitle', [page])).toBe(false)
    expect(isUsed('auth.title', [page])).toBe(false)
    expect(isUsed('auth.title', [page, "getTranslations('auth')"])).toBe(false)
    expect(isUsed('timeline.now', ["Texts<'timeline'>; t('now')"])).toBe(true)
    expect(isUsed('calendar.name', ["namespace: 'calendar'; t('name')"])).toBe(true)
  })

  test('is not saved by a template that leaves a whole namespace open', () => {
    expect(isUsed('model.kind_retires', [page])).toBe(true)
    expect(isUsed('model.nameHint', [page])).toBe(true)
    expect(isUsed('model.kept', [page, moves])).toBe(false)
  })

  test('is found among the codes too', () => {
    expect(isUsed('refusal.notFound', ["refuse('notFound')"])).toBe(true)
    expect(isUsed('refusal.gone', ["refuse('notFound')"])).toBe(false)
    expect(isUsed('operation.model_move', ["operation: 'model.move'"])).toBe(true)
    expect(isUsed('operation.model_move', ["'move'", moves])).toBe(true)
    expect(isUsed('operation.model_move', ["'move'"])).toBe(false)
  })
})

/** Namespaces whose keys are codes: whoever makes a code spells it, and one place turns every code into its text. */
const codes = ['refusal', 'field', 'importCode', 'transcriptNote', 'stage', 'role']

/**
 * A text is used when a file that asks for its namespace spells its key, or makes it with a template such as
 * `kind_${kind}`; a code when any file spells it.
 */
function isUsed(name: string, files: readonly string[]): boolean {
  const [namespace = '', ...rest] = name.split('.')
  const key = rest.join('.')
  // Made from the table of operations; a test of the API's document lets none be left over.
  if (namespace === 'apiOperation') return true
  if (namespace === 'operation') return files.some((file) => spells(file, key.replace('_', '.'))) || isMade(key, files)
  if (codes.includes(namespace) && files.some((file) => spells(file, key))) return true
  return files.some((file) => asksFor(file, namespace) && (spells(file, key) || makes(file, key)))
}

/** Events such as `model.${move}`: the verb is spelt where the moves are listed. */
function isMade(key: string, files: readonly string[]): boolean {
  const [noun = '', verb = ''] = key.split('_')
  return files.some((file) => file.includes(`\`${noun}.\${`)) && files.some((file) => spells(file, verb))
}

/** Files are many and namespaces few: each is asked once. */
const asked = new Map<string, Map<string, boolean>>()

function asksFor(file: string, namespace: string): boolean {
  const known = asked.get(namespace) ?? new Map<string, boolean>()
  asked.set(namespace, known)
  const answer = known.get(file) ?? findsNamespace(file, namespace)
  known.set(file, answer)
  return answer
}

function findsNamespace(file: string, namespace: string): boolean {
  const asks = [
    `getTranslations\\('${namespace}'\\)`,
    `namespace: '${namespace}'`,
    `\\w<'${namespace}'>`,
    `\\]\\.${namespace}\\b`,
    `\\{[^{}]*\\b${namespace}\\b[^{}]*\\} = messages\\[`,
  ]
  return asks.some((pattern) => new RegExp(pattern).test(file))
}

function spells(file: string, key: string): boolean {
  return [`'${key}'`, `"${key}"`, `\`${key}\``].some((text) => file.includes(text)) || isRead(file, key)
}

/** Read as a property of its texts: `profile.system`. */
function isRead(file: string, key: string): boolean {
  return new RegExp(`\\.${key}\\b(?!\\()`).test(file)
}

/** A template with something beside its hole: one without would make every key there is. */
function makes(file: string, key: string): boolean {
  return [...file.matchAll(/`(\w*)\$\{[^}`]*\}(\w*)`/g)].some(([, before = '', after = '']) => {
    const isOpen = before === '' && after === ''
    return !isOpen && key.startsWith(before) && key.endsWith(after) && key.length > before.length + after.length
  })
}

function filesUnder(path: string): string[] {
  const full = join(ROOT, path)
  if (/\.tsx?$|\.mjs$/.test(path)) return readIfThere(full)
  return entriesOf(full)
    .filter(
      (entry) => /\.(tsx?|mjs)$/.test(entry) && !/\.(test|d\.json)\.ts$/.test(entry) && !entry.includes('generated'),
    )
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
