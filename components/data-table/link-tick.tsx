'use client'

import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { go } from '@/components/shell/go'

type LinkTickProps = {
  readonly isTicked: boolean
  readonly label: string
  /** Where ticking and unticking leads. */
  readonly href: string
  /** Where moving it up and down with Alt and an arrow leads. */
  readonly upHref?: string | undefined
  readonly downHref?: string | undefined
}

/** A checkbox that is a link: it answers at once, and the page that comes decides. */
export function LinkTick({ isTicked, label, href, upHref, downHref }: LinkTickProps) {
  const [isShown, setShown] = useState(isTicked)
  useEffect(() => setShown(isTicked), [isTicked])
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    setShown(event.currentTarget.checked)
    go({ path: href, keepScroll: true })
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const target = event.key === 'ArrowUp' ? upHref : event.key === 'ArrowDown' ? downHref : undefined
    if (!event.altKey || !target) return
    event.preventDefault()
    go({ path: target, keepScroll: true })
  }
  return (
    <label className="flex min-h-8 min-w-0 grow items-center gap-2.5">
      <input type="checkbox" checked={isShown} onChange={change} onKeyDown={press} className="tick" />
      <span className="truncate">{label}</span>
    </label>
  )
}
