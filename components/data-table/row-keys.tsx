'use client'

import { useEffect } from 'react'
import { isTyping } from '@/components/shell/typing'

/**
 * Moves through the rows of the table with j, k and the arrows by moving the focus between their links. Enter, a
 * click with the command key and everything else then are the browser's own, because the links are real.
 */
export function RowKeys({ tableId }: { tableId: string }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      if (document.querySelector('dialog[open], [popover]:popover-open')) return
      const links = [...document.querySelectorAll<HTMLElement>(`#${CSS.escape(tableId)} [data-row-link]`)]
      const current = links.findIndex((link) => link.matches(':focus'))
      // The arrows scroll the page until somebody is in the table; j and k always mean rows.
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
      if (isArrow && current < 0) return
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
      if (step === undefined) return
      const target = links[Math.min(links.length - 1, Math.max(0, current + step))]
      if (!target) return
      event.preventDefault()
      target.focus({ focusVisible: true })
      target.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [tableId])
  return null
}
