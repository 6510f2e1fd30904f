'use client'

import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { PaletteProps } from './command-palette'
import { go } from './go'
import { isTyping } from './typing'

/** Loaded the first time it is opened: most visits never need it. */
const CommandPalette = lazy(() => import('./command-palette'))

export type GoShortcut = { readonly key: string; readonly href: string }

type ShortcutsProps = {
  /** `g` and then `key` goes to `href`. */
  readonly goTo: readonly GoShortcut[]
  readonly palette: Omit<PaletteProps, 'onClose'>
  readonly sheetTitle: string
  readonly closeLabel: string
  /** The list of shortcuts, rendered on the server. */
  readonly sheet: ReactNode
}

const CHORD_MS = 1200

const NEVER = Number.NEGATIVE_INFINITY

type Opened = 'palette' | 'sheet' | null

/** Listens to the keyboard for the whole app. Never while somebody types, composes Japanese, or is in a dialog. */
export function Shortcuts({ goTo, palette, sheetTitle, closeLabel, sheet }: ShortcutsProps) {
  const [opened, setOpened] = useState<Opened>(null)
  useShortcuts(goTo, setOpened)
  const close = () => setOpened(null)
  return (
    <>
      {opened === 'palette' && (
        <Suspense>
          <CommandPalette {...palette} onClose={close} />
        </Suspense>
      )}
      <Dialog title={sheetTitle} closeLabel={closeLabel} isOpen={opened === 'sheet'} onClose={close}>
        {sheet}
      </Dialog>
    </>
  )
}

function useShortcuts(goTo: readonly GoShortcut[], open: (what: Opened) => void) {
  // Not 0: a page counts time from its own beginning, and any key of its first second would end a chord.
  const chordStartedAt = useRef(NEVER)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      return open('palette')
    }
    if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
    if (document.querySelector('dialog[open]')) return
    const isChord = event.timeStamp - chordStartedAt.current < CHORD_MS
    chordStartedAt.current = event.key === 'g' ? event.timeStamp : NEVER
    const target = isChord ? goTo.find((shortcut) => shortcut.key === event.key) : undefined
    if (target) go({ path: target.href })
    else if (event.key === '?') open('sheet')
    else if (event.key === '/') focusSearch(event, () => open('palette'))
  })
  const onClick = useEffectEvent((event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('[data-opens-palette]')) open('palette')
  })
  useEffect(() => {
    const stop = new AbortController()
    document.addEventListener('keydown', (event) => onKey(event), { signal: stop.signal })
    document.addEventListener('click', (event) => onClick(event), { signal: stop.signal })
    return () => stop.abort()
  }, [])
}

function focusSearch(event: KeyboardEvent, otherwise: () => void) {
  event.preventDefault()
  const box = document.querySelector<HTMLInputElement>('input[data-list-search]')
  if (!box) return otherwise()
  box.focus()
  box.select()
}
