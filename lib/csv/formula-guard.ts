/**
 * Spreadsheets run a cell as a formula when it begins with one of these signs. Full-width and small forms count as
 * well: some programs fold them (NFKC) before they look.
 */
const signs = new Set(['=', '+', '-', '@'])

/** What spreadsheets skip before they look for a sign: control characters, blanks of every kind, invisible ones. */
const skipped = /^[\p{Cc}\p{Cf}\p{Z}]*/u

/** Line breaks and tabs at the start can put the rest of a cell into a cell of its own. */
const breaking = /^[\t\r\n\0]/

/**
 * The cell with an apostrophe before it when a spreadsheet might take it for a formula. A cell that looks guarded
 * already gets another, so that {@link unguardCell} brings back exactly what was written.
 */
export function guardCell(text: string): string {
  return isDangerous(text.replace(/^'+/, '')) ? `'${text}` : text
}

/** Takes the apostrophe off again where it guards something, and nowhere else: `'t Hooft` keeps its own. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && isDangerous(text.replace(/^'+/, '')) ? text.slice(1) : text
}

function isDangerous(text: string): boolean {
  if (breaking.test(text)) return true
  const [first = ''] = text.replace(skipped, '')
  return signs.has(first.normalize('NFKC'))
}
