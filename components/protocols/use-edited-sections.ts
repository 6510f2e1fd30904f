import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { RESTORED } from '@/components/form/draft'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import { editedWith, openedSections, type SectionEdit, writtenSections } from './edited-sections'
import { readSections, type Vocabulary } from './kept-sections'

/**
 * Sections under edit, and the one control that carries them: the form sends it and keeps it in this tab like any other,
 * so that a reload, a conflict or a session that has ended loses nothing.
 */
export function useEditedSections(sections: readonly ProtocolSection[], vocabulary: Vocabulary) {
  const carrier = useRef<HTMLTextAreaElement>(null)
  const [edited, setEdited] = useState(() => openedSections(sections))
  // Several edits may come before the next drawing.
  const latest = useRef(edited)
  function show(next: typeof edited) {
    latest.current = next
    setEdited(next)
  }
  /** Answers the sections as they are then. */
  function edit(change: SectionEdit) {
    const next = editedWith(latest.current, change, vocabulary.stages)
    if (next === latest.current) return next
    show(next)
    if (carrier.current) carrier.current.value = JSON.stringify(writtenSections(next))
    // The form keeps what is typed whenever one of its controls says that it changed.
    carrier.current?.dispatchEvent(new Event('input', { bubbles: true }))
    return next
  }
  useCarried(carrier, (text) => {
    const kept = text === null ? sections : readSections(text, vocabulary)
    if (kept) show(openedSections(kept))
    else if (carrier.current) carrier.current.value = JSON.stringify(writtenSections(latest.current))
  })
  return { carrier, edited, edit }
}

/** Tells when the form gave the control back what had been typed, and with null when everything typed was discarded. */
function useCarried(carrier: RefObject<HTMLTextAreaElement | null>, tell: (text: string | null) => void) {
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
