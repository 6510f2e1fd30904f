'use client'

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FormAction, FormLabels } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { Dialog } from '@/components/ui/dialog'
import { shownText } from './painted'

/** One thing that can be done about a turn: what it says, and its fields as the server drew them. */
export type TurnAct = {
  readonly action: FormAction
  readonly title: string
  readonly submitLabel: string
  readonly doneMessage: string
  readonly draftKey: string
  readonly fields: ReactNode
}

type TurnActsProps = {
  readonly interviewId: string
  /** By the name that a turn's button carries as `data-turn-act`. */
  readonly acts: Readonly<Record<string, TurnAct>>
  readonly closeLabel: string
  readonly formLabels: FormLabels
}

type Opened = { readonly act: string; readonly turn: HTMLElement; readonly index: number }

/**
 * One dialog for all turns of a page. Four hundred turns with a form of their own each would make a page twenty times as
 * long as what was said.
 */
export function TurnActs({ interviewId, acts, closeLabel, formLabels }: TurnActsProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const press = useEffectEvent(({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-turn-act]') : null
    const turn = button?.closest<HTMLElement>('.turn')
    if (button && turn) setOpened({ act: button.dataset.turnAct ?? '', turn, index: Number(turn.id.slice(1)) })
  })
  useEffect(() => {
    const listen = (event: MouseEvent) => press(event)
    document.addEventListener('click', listen)
    return () => document.removeEventListener('click', listen)
  }, [])
  const act = opened && acts[opened.act]
  if (!opened || !act) return null
  return (
    <Dialog
      title={`${act.title} · ${opened.index}`}
      closeLabel={closeLabel}
      isOpen
      onClose={() => setOpened(null)}
      width="wide"
    >
      <OperationForm
        action={act.action}
        draftKey={`${act.draftKey}:${interviewId}:${opened.index}`}
        labels={formLabels}
        submitLabel={act.submitLabel}
        doneMessage={act.doneMessage}
      >
        <Filled opened={opened}>
          <input type="hidden" name="id" value={interviewId} />
          <input type="hidden" name="index" value={opened.index} />
          {act.fields}
        </Filled>
      </OperationForm>
    </Dialog>
  )
}

/** Fills the fields with what the turn says now, unless a draft was there before. */
function Filled({ opened, children }: { readonly opened: Opened; readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const text = frame.current?.querySelector<HTMLTextAreaElement>('textarea[name="text"]')
    if (text && text.value === '') text.value = readText(opened)
    const question = frame.current?.querySelector<HTMLSelectElement>('select[name="questionKey"]')
    if (question && question.value === '') question.value = opened.turn.dataset.question ?? ''
  }, [opened])
  return (
    <div ref={frame} className="grid gap-6">
      {children}
    </div>
  )
}

/** What is to be read in the turn: its newest correction, else what was sealed. */
function readText({ turn, index }: Opened): string {
  const corrections = turn.querySelectorAll<HTMLElement>('[data-correction]')
  return [...corrections].at(-1)?.textContent ?? shownText(index)
}
