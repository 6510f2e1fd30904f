'use client'

import { useEffect } from 'react'
import { isTyping } from '@/components/shell/typing'
import { boxOf, choose, rowsOf } from './table-rows'

/**
 * Moves through the rows of the table with j, k and the arrows by moving the focus between their links. Enter, a
 * click with the command key and everything else then are the browser's own, because the links are real.
 */
export function RowKeys({ tableId }: { tableId: string }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      if (!document.querySelector('dialog[open], [popover]:popover-open')) press(event, rowsOf(tableId))
    }
    document.addEventListener('keydown', listen)
    // A key before that is lost, as with `data-hydrated`, so tests wait for the mark.
    document.getElementById(tableId)?.setAttribute('data-keys', '')
    return () => document.removeEventListener('keydown', listen)
  }, [tableId])
  return null
}

function press(event: KeyboardEvent, rows: readonly Element[]): void {
  const current = rows.findIndex((row) => row.contains(document.activeElement))
  const here = rows[current]
  const box = boxOf(here)
  if (event.key === 'x' && box) choose([box], !box.checked)
  if (event.key === 'Escape') choose(rows.map(boxOf), false)
  const target = rows[destination(event.key, current, rows.length)]
  if (!target) return
  event.preventDefault()
  if (event.shiftKey && here) extend(here, target)
  target.querySelector<HTMLElement>('[data-row-link]')?.focus({ focusVisible: true })
  target.scrollIntoView({ block: 'nearest' })
}

/** The row a key leads to, or -1. The arrows, Home and End scroll the page until somebody is in the table. */
function destination(key: string, current: number, count: number): number {
  const last = count - 1
  const isInside = current >= 0
  if (key === 'j' || key === 'J' || (isInside && key === 'ArrowDown')) return Math.min(last, current + 1)
  if (key === 'k' || key === 'K' || (isInside && key === 'ArrowUp')) return Math.max(0, current - 1)
  if (isInside && key === 'Home') return 0
  return isInside && key === 'End' ? last : -1
}

/** Carries the choice on to the next row; back over rows that are chosen it takes it back. */
function extend(from: Element, to: Element): void {
  const [left, reached] = [boxOf(from), boxOf(to)]
  if (reached?.checked && left?.checked && from !== to) choose([left], false)
  else choose([left, reached], true)
}
