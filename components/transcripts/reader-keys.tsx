'use client'

import { useEffect } from 'react'
import { isTyping } from '@/components/shell/typing'
import { paint, rangesWith } from './painted'

/** j and k go from turn to turn, n and p from find to find. What was found is painted. */
export function ReaderKeys({ words }: { readonly words: readonly string[] }) {
  const key = words.join(' ')
  useEffect(() => {
    const found = rangesWith(key.split(' '))
    paint('found', found)
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      if (document.querySelector('dialog[open], [popover]:popover-open')) return
      press(event, found)
    }
    document.addEventListener('keydown', listen)
    // A key before that is lost, so tests wait for the mark.
    document.querySelector('.transcript')?.setAttribute('data-keys', key)
    return () => {
      document.removeEventListener('keydown', listen)
      paint('found', [])
    }
  }, [key])
  return null
}

function press(event: KeyboardEvent, found: readonly Range[]): void {
  if (event.key === 'j' || event.key === 'k') {
    event.preventDefault()
    goToTurn(event.key === 'j' ? 1 : -1)
  }
  if (event.key === 'n' || event.key === 'p') {
    event.preventDefault()
    goToRange(found, event.key === 'n' ? 1 : -1)
  }
}

/** The number of a turn is a link, so it can have the focus, and a reader's next Tab goes on from there. */
function goToTurn(step: 1 | -1): void {
  const numbers = [...document.querySelectorAll<HTMLElement>('.turn-number')]
  const focused = numbers.findIndex((number) => number.matches(':focus'))
  const here = focused >= 0 ? focused : numbers.findIndex((number) => number.getBoundingClientRect().top >= 0) - step
  const next = numbers[Math.min(numbers.length - 1, Math.max(0, here + step))]
  next?.focus({ preventScroll: true, focusVisible: true })
  next?.closest('.turn')?.scrollIntoView({ block: 'start' })
}

function goToRange(found: readonly Range[], step: 1 | -1): void {
  const selection = document.getSelection()
  if (!selection || found.length === 0) return
  const current = found.findIndex((range) => isSame(range, selection))
  const at = current >= 0 ? current + step : step === 1 ? 0 : found.length - 1
  const range = found[(at + found.length) % found.length]
  if (!range) return
  selection.removeAllRanges()
  selection.addRange(range.cloneRange())
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

function isSame(range: Range, { anchorNode, anchorOffset }: Selection): boolean {
  return range.startContainer === anchorNode && range.startOffset === anchorOffset
}
