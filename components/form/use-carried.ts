import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { RESTORED } from './draft'

type Carrying<State> = {
  /** What the page came with. */
  readonly opened: () => State
  readonly write: (state: State) => string
  /** What this tab has kept; null for anything that is no such text, as an older program may have left. */
  readonly read: (text: string) => State | null
}

/**
 * State under edit, and the one hidden control that carries it: the form keeps it in this tab like any other, so that a
 * reload, a conflict or a session that has ended loses nothing.
 */
export function useCarried<State>({ opened, write, read }: Carrying<State>) {
  const carrier = useRef<HTMLTextAreaElement>(null)
  const [state, setState] = useState(opened)
  // Several edits may come before the next drawing.
  const latest = useRef(state)
  function show(next: State) {
    latest.current = next
    setState(next)
  }
  /** Answers the state as it is then. */
  function change(edit: (before: State) => State): State {
    const next = edit(latest.current)
    if (next === latest.current) return next
    show(next)
    if (carrier.current) carrier.current.value = write(next)
    // The form keeps what is typed whenever one of its controls says that it changed.
    carrier.current?.dispatchEvent(new Event('input', { bubbles: true }))
    return next
  }
  useRestored(carrier, (text) => {
    const kept = text === null ? opened() : read(text)
    if (kept !== null) show(kept)
    else if (carrier.current) carrier.current.value = write(latest.current)
  })
  return { carrier, state, change }
}

/** Tells when the form gave the control back what had been typed, and with null when everything typed was discarded. */
function useRestored(carrier: RefObject<HTMLTextAreaElement | null>, tell: (text: string | null) => void) {
  const told = useEffectEvent(tell)
  useEffect(() => {
    const control = carrier.current
    const form = control?.form
    if (!control || !form) return
    const onRestored = () => told(control.value)
    const onReset = () => told(null)
    control.addEventListener(RESTORED, onRestored)
    form.addEventListener('reset', onReset)
    return () => {
      control.removeEventListener(RESTORED, onRestored)
      form.removeEventListener('reset', onReset)
    }
  }, [carrier])
}
