import { type RefObject, use, useEffect, useEffectEvent, useState } from 'react'
import { FieldErrors } from '@/components/form/field-errors'
import { isComposing } from '@/components/shell/typing'
import { pathsOf } from './edited-places'
import type { EditedSections } from './edited-sections'
import type { PartStep } from './editor-settings'

/**
 * The path under which the server's answer tells a problem with each part: as they stood when it came, because a part that
 * is moved afterwards takes its problem along.
 */
export function useSentPaths(edited: EditedSections): (uid: number) => string {
  const errors = use(FieldErrors)
  const [sent, setSent] = useState({ errors, paths: pathsOf(edited) })
  if (sent.errors !== errors) setSent({ errors, paths: pathsOf(edited) })
  return (uid) => sent.paths.get(uid) ?? `added.${uid}`
}

/** Alt and an arrow move the question, or the section, in which the focus is. In a list of choices they open it. */
export function useMoveKeys(container: RefObject<HTMLElement | null>, move: (step: PartStep) => void): void {
  const onMove = useEffectEvent(move)
  useEffect(() => {
    const element = container.current
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (!step) return
      event.preventDefault()
      onMove(step)
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [container])
}

function stepOf(event: KeyboardEvent): PartStep | null {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
  const { target } = event
  if (by === null || !event.altKey || isComposing(event)) return null
  if (!(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return null
  const question = target.closest<HTMLElement>('[data-question]')
  const section = target.closest<HTMLElement>('[data-section]')
  const uid = question?.dataset.question ?? section?.dataset.section
  return uid === undefined ? null : { kind: question ? 'question' : 'section', uid: Number(uid), by, focus: target.id }
}
