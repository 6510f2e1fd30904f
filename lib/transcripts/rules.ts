const AROUND = 60

/** A piece of the text around the first place where one of the words stands, with ellipses where it was cut. */
export function around(text: string, words: readonly string[]): string {
  const folded = text.toLowerCase()
  const places = words.map((word) => folded.indexOf(word.toLowerCase())).filter((place) => place >= 0)
  const at = places.length > 0 ? Math.min(...places) : 0
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + 2 * AROUND)]
  // A cut between the halves of a surrogate pair would leave a half that no encoder takes.
  const piece = text.slice(from, to).toWellFormed().replaceAll('\uFFFD', '').replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`
}

/** On which page of the reader a turn stands: the place of the page's first turn. */
export function pageOf(index: number, size: number): number {
  return Math.floor((index - 1) / size) * size + 1
}
