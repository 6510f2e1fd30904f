/** What a person searches for is text, not a pattern: per cent, underscore and backslash stand for themselves. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
