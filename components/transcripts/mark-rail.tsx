'use client'

import { type ReactNode, startTransition, useEffect, useEffectEvent, useState } from 'react'
import { AfterDone } from '@/components/form/after-done'
import type { FormAction, FormLabels } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { isTyping } from '@/components/shell/typing'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { paint, rangesOf } from './painted'
import { type Selected, selectedWords } from './selected'

export type MarkLabels = Readonly<Record<'mark' | 'markTitle' | 'close' | 'marked' | 'selected', string>>

type MarkRailProps = {
  readonly interviewId: string
  readonly lang: string
  /** The list of what is marked, as the server drew it. */
  readonly children: ReactNode
  readonly draw: () => Promise<ReactNode>
  /** Null: this person marks nothing. */
  readonly action: FormAction | null
  /** Of the form: codes and a memo. */
  readonly fields: ReactNode
  readonly labels: MarkLabels
  readonly formLabels: FormLabels
}

/** The list, and how often it was drawn again: each time it is another element, which paints anew. */
type Drawn = { readonly list: ReactNode; readonly times: number }

/**
 * What is marked, beside the transcript and painted into it. Marking draws this list again and not the page: the
 * transcript is not opened a second time for it.
 */
export function MarkRail({ interviewId, lang, children, draw, action, fields, labels, formLabels }: MarkRailProps) {
  const [drawn, setDrawn] = useState<Drawn>({ list: children, times: 0 })
  const [chosen, setChosen] = useState<Selected | null>(null)
  const selected = useSelected(action !== null)
  // Asked anew: the key may come before what was selected has been drawn.
  const open = () => setChosen(action && selectedWords())
  useMarkKey(open)
  const redraw = () =>
    startTransition(async () => {
      const next = await draw().catch(() => null)
      startTransition(() => setDrawn(({ list, times }) => ({ list: next ?? list, times: times + 1 })))
    })
  return (
    <AfterDone value={redraw}>
      <div key={drawn.times} ref={paintMarks}>
        {drawn.list}
      </div>
      {action && selected && !chosen && (
        <section aria-label={labels.selected} data-screen-only className="mark-bar">
          <q lang={lang} className="truncate font-serif text-soft">
            {selected.quote}
          </q>
          <Button kind="primary" size="small" onPointerDown={(event) => event.preventDefault()} onClick={open}>
            {labels.mark}
          </Button>
        </section>
      )}
      {action && chosen && (
        <Dialog title={labels.markTitle} closeLabel={labels.close} isOpen onClose={() => setChosen(null)}>
          <blockquote
            lang={lang}
            className="voice mb-5 max-h-48 overflow-y-auto border-l-2 border-rule pl-4 whitespace-pre-wrap"
          >
            {chosen.quote}
          </blockquote>
          <OperationForm
            action={action}
            draftKey={`excerpt.mark:${interviewId}:${chosen.index}:${chosen.startsAt}`}
            labels={formLabels}
            submitLabel={labels.mark}
            doneMessage={labels.marked}
          >
            <Slice interviewId={interviewId} chosen={chosen} />
            {fields}
          </OperationForm>
        </Dialog>
      )}
    </AfterDone>
  )
}

function Slice({ interviewId, chosen }: { readonly interviewId: string; readonly chosen: Selected }) {
  const values = { id: interviewId, index: chosen.index, startsAt: chosen.startsAt, endsAt: chosen.endsAt }
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* A hidden input would lose the line breaks of a quote that has some. */}
      <textarea hidden readOnly name="quote" value={chosen.quote} />
    </>
  )
}

function useSelected(isOn: boolean): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    if (!isOn) return
    const read = () => setSelected(selectedWords())
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [isOn])
  return selected
}

function useMarkKey(mark: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'e' || isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    mark()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Paints what a list names. The list says where each mark stands, so that there is one truth about them. */
function paintMarks(list: HTMLElement | null) {
  if (!list) return
  const marks = list.querySelectorAll<HTMLElement>('[data-mark]')
  const ranges = [...marks].flatMap(({ dataset }) =>
    rangesOf({ index: Number(dataset.turn), startsAt: Number(dataset.start), endsAt: Number(dataset.end) }),
  )
  paint('excerpt', ranges)
  return () => paint('excerpt', [])
}
