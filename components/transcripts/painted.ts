import { unitsBefore } from '@/lib/excerpts/rules'

/** Where words stand on the page. */
export type Placed = { readonly index: number; readonly startsAt: number; readonly endsAt: number }

/**
 * Paints parts of the transcript without touching it (CSS Custom Highlight API), so that marks may overlap and what is
 * read, found and copied stays what was sealed. Where a browser lacks it, the list beside the transcript still leads there.
 */
export function paint(name: 'excerpt' | 'found', ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}

/** The parts of the lines on this page over which a slice of a turn goes. */
export function rangesOf({ index, startsAt, endsAt }: Placed): readonly Range[] {
  return shownLines(index).flatMap(({ element, from, length }) => {
    const [start, end] = [Math.max(startsAt, from), Math.min(endsAt, from + length)]
    const node = element.firstChild
    if (start >= end || !(node instanceof Text)) return []
    const range = document.createRange()
    range.setStart(node, unitsBefore(node.data, start - from))
    range.setEnd(node, unitsBefore(node.data, end - from))
    return [range]
  })
}

/** Every place on the page where one of the words stands, in any case, in order. */
export function rangesWith(words: readonly string[]): readonly Range[] {
  const terms = words.map((word) => word.toLowerCase()).filter(Boolean)
  const lines = document.querySelectorAll<HTMLElement>('.turn-words > p')
  return [...lines].flatMap((line) => {
    const node = line.firstChild
    if (!(node instanceof Text)) return []
    const text = node.data.toLowerCase()
    // Where folding changes the length, places would not fit the text.
    if (text.length !== node.data.length) return []
    return terms.flatMap((term) => placesOf(text, term).map((at) => rangeIn(node, at, at + term.length)))
  })
}

function placesOf(text: string, term: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) places.push(at)
  return places
}

function rangeIn(node: Text, start: number, end: number): Range {
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

type ShownLine = { readonly element: HTMLElement; readonly from: number; readonly length: number }

/** The lines of a turn on this page. */
export function shownLines(index: number): readonly ShownLine[] {
  const lines = document.querySelectorAll<HTMLElement>(`#t${index} > .turn-words > p`)
  return [...lines].map((element) => ({
    element,
    from: Number(element.dataset.from),
    length: [...(element.textContent ?? '')].length,
  }))
}

/** The whole text of a turn on this page, with the breaks it was sealed with. */
export function shownText(index: number): string {
  return shownLines(index)
    .map(({ element }) => `${element.textContent ?? ''}${JSON.parse(element.dataset.ending ?? '""')}`)
    .join('')
}
