import { codePointsBefore, wholeCharacters, wordsOf } from '@/lib/excerpts/rules'
import { type Placed, shownText } from './painted'

export type Selected = Placed & { readonly quote: string }

/** What is selected in one turn of the transcript, in whole characters; null when it is nothing, or goes over two turns. */
export function selectedWords(): Selected | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const [first, last] = [lineOf(range.startContainer), lineOf(range.endContainer)]
  if (!first || !last || first.index !== last.index) return null
  const text = shownText(first.index)
  const slice = wholeCharacters(text, {
    startsAt: first.from + pointsIn(range.startContainer, range.startOffset),
    endsAt: last.from + pointsIn(range.endContainer, range.endOffset),
  })
  if (slice.startsAt >= slice.endsAt) return null
  return { index: first.index, ...slice, quote: wordsOf(text, slice) }
}

function lineOf(node: Node) {
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest<HTMLElement>('.turn-words > p')
  const turn = line?.closest('.turn')
  if (!line || !turn) return null
  return { index: Number(turn.id.slice(1)), from: Number(line.dataset.from) }
}

/** A place before or after the whole line counts as its beginning or its end. */
function pointsIn(container: Node, offset: number): number {
  if (container instanceof Text) return codePointsBefore(container.data, offset)
  return offset === 0 ? 0 : [...(container.textContent ?? '')].length
}
