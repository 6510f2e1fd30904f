type Sent = string | Uint8Array | undefined

type Parts = Map<string, Parts | Sent | readonly Sent[]>

/**
 * A form as the plain object an operation's schema reads: a name that is there once is a value, one that is there
 * several times a list, a file its bytes. `options.0.title` is a part of a value: it comes as an object in a list, unless
 * the whole is there under its own name. Browsers send every line break as CRLF: it is one break again, as it was typed.
 * Names that begin with `$` are the framework's.
 */
export async function readForm(form: FormData): Promise<Record<string, unknown>> {
  const input: Parts = new Map()
  // A whole value stands above its parts, whichever comes first.
  const names = [...new Set(form.keys())].toSorted((one, other) => depthOf(one) - depthOf(other))
  for (const name of names) {
    if (name.startsWith('$')) continue
    const values = await Promise.all(form.getAll(name).map(readValue))
    put(input, depthOf(name) > DEEPEST ? [name] : name.split('.'), values.length === 1 ? values[0] : values)
  }
  return Object.fromEntries([...input].map(([name, part]) => [name, plain(part)]))
}

/** Deeper than any form of ours; a longer name is no path. */
const DEEPEST = 6

function depthOf(name: string): number {
  return name.split('.').length
}

function put(parts: Parts, [name = '', ...path]: readonly string[], value: Sent | readonly Sent[]): void {
  if (path.length === 0) {
    parts.set(name, value)
    return
  }
  const inner = parts.get(name) ?? new Map()
  if (!(inner instanceof Map)) return
  parts.set(name, inner)
  put(inner, path, value)
}

/** Parts that are numbered from 0 are a list. */
function plain(part: Parts | Sent | readonly Sent[]): unknown {
  if (!(part instanceof Map)) return part
  const entries = [...part].map(([name, inner]) => [name, plain(inner)] as const)
  return entries.every(([name], at) => name === String(at))
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries)
}

async function readValue(value: FormDataEntryValue): Promise<Sent> {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n')
  return value.size === 0 && value.name === '' ? undefined : new Uint8Array(await value.arrayBuffer())
}
