'use client'

import { type FormEvent, type ReactNode, useRef } from 'react'
import { FieldErrors } from '@/components/form/field-errors'
import { Button } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { FileDrop } from '@/components/ui/file-drop'
import { ChosenPart } from './chosen-part'
import { DonePart } from './done-part'
import { filled, type ImportLabels, type ImportStep, type ModelOption, type SendTranscripts } from './import-state'
import { useImport } from './use-import'

type TranscriptPanelProps = {
  readonly send: SendTranscripts
  readonly limitBytes: number
  readonly models: readonly ModelOption[]
  readonly labels: ImportLabels
  /** Fields for how the sessions were held. */
  readonly settings: ReactNode
  /** What an import does, for whoever has chosen nothing yet. */
  readonly about: ReactNode
}

const ACCEPTED = '.json,.jsonl,.ndjson,.md,.txt,.eval,.zip,.tar,.tgz,.gz'

/** Choose a file, look at what it would bring, choose what it does not say, confirm. */
export function TranscriptPanel({ send, limitBytes, models, labels, settings, about }: TranscriptPanelProps) {
  const form = useRef<HTMLFormElement>(null)
  const state = useImport({ send, limitBytes, labels, settings: form })
  const { shown, refused, isPending } = state
  const progress = state.progress ? progressText(state.progress, labels) : ''
  if (shown?.status === 'done') {
    return <DonePart {...{ shown, models, labels }} onAnother={() => state.choose(null)} />
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    state.look()
  }
  return (
    <FieldErrors value={refused?.fields ?? {}}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_296px]">
        <div className={`grid content-start gap-6 ${shown ? 'lg:col-span-2' : ''}`}>
          <form onSubmit={look} className="grid gap-4">
            <FileDrop labels={labels.drop} accept={ACCEPTED} onChoose={state.choose} />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" kind={shown ? 'secondary' : 'primary'} isPending={isPending && !shown}>
                {isPending && !shown ? labels.reading : labels.preview}
              </Button>
              <p aria-live="polite" className="tabular text-soft">
                {!shown && isPending && progress}
              </p>
            </div>
          </form>
          <div aria-live="polite">
            {refused && (
              <CalloutFrame tone="bad" heading={labels.problem}>
                <span className="wrap-anywhere">{refused.sentence}</span>
              </CalloutFrame>
            )}
          </div>
        </div>
        {!shown && <aside className="grid content-start gap-6">{about}</aside>}
      </div>
      {shown && (
        <form ref={form} className="mt-8 grid gap-8" noValidate onSubmit={(event) => event.preventDefault()}>
          <ChosenPart
            {...{
              shown,
              chosen: state.chosen,
              setChosen: state.setChosen,
              models,
              labels,
              settings,
              isPending,
              progress,
            }}
            onConfirm={() => state.confirm(shown)}
          />
        </form>
      )}
    </FieldErrors>
  )
}

type Progress = Extract<ImportStep, { kind: 'progress' }>

function progressText({ phase, done, total }: Progress, labels: ImportLabels): string {
  const number = (value: number) => value.toLocaleString(labels.locale)
  const text = phase === 'reading' ? labels.readingCount : labels.writingCount
  return filled(text, { count: number(done), done: number(done), total: number(total) })
}
