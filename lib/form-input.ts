/**
 * A form as the plain object an operation's schema reads: a name that is there once is a value, one that is there
 * several times a list, a file its bytes. Browsers send every line break as CRLF: it is one break again, as it was typed. Names that begin with `$` are the framework's.
 */
export async function readForm(form: FormData): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$')) continue
    const values = await Promise.all(form.getAll(name).map(readValue))
    input[name] = values.length === 1 ? values[0] : values
  }
  return input
}

async function readValue(value: FormDataEntryValue): Promise<string | Uint8Array | undefined> {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n')
  return value.size === 0 && value.name === '' ? undefined : new Uint8Array(await value.arrayBuffer())
}
