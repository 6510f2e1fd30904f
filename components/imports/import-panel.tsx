'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { FileDrop } from '@/components/ui/file-drop'
import { ConfirmBar, type ConfirmLabels } from './confirm-bar'
import type { ImportAnswer, SendTable, TakeRejected } from './import-state'
import { RejectedDownload } from './rejected-download'

type Labels = ConfirmLabels &
  Readonly<
    Record<
      | ('file' | 'fileHint' | 'drop' | 'tooLarge' | 'preview' | 'reading' | 'readingHint')
      | ('another' | 'failed' | 'problem' | 'takeRejected'),
      string
    >
  >

type ImportPanelProps = {
  readonly send: SendTable
  readonly takeRejected: TakeRejected
  readonly limitBytes: number
  readonly labels: Labels
}

/** Choose a table, look at what it would do, confirm. The file stays here until then, so nothing is chosen twice. */
export function ImportPanel({ send, takeRejected, limitBytes, labels }: ImportPanelProps) {
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [isPending, startSending] = useTransition()
  const choose = (chosen: File | null) => {
    setFile(chosen)
    // The server says the same, but only once it has all of it.
    const isTooLarge = chosen !== null && chosen.size > limitBytes
    setAnswer(isTooLarge ? { status: 'refused', sentence: labels.tooLarge } : null)
  }
  const submit = (fingerprint: string | null) => {
    if (!file || file.size > limitBytes || isPending) return
    const form = formWith(file)
    if (fingerprint === null) form.set('dryRun', 'true')
    else form.set('expected', fingerprint)
    startSending(async () => {
      setAnswer(await send(form).catch(() => ({ status: 'refused' as const, sentence: labels.failed })))
    })
  }
  const preview = (event: FormEvent) => {
    event.preventDefault()
    submit(null)
  }
  const rejected = file && answer && answer.status !== 'refused' && answer.hasRejected && (
    <RejectedDownload take={() => takeRejected(formWith(file))} label={labels.takeRejected} failed={labels.failed} />
  )
  if (answer?.status === 'done') {
    return (
      <div className="grid content-start gap-6">
        {answer.view}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => choose(null)}>{labels.another}</Button>
          {rejected}
        </div>
        {answer.records}
      </div>
    )
  }
  const isReading = isPending && answer?.status !== 'preview'
  return (
    <div className="grid content-start gap-6">
      <form onSubmit={preview} className="grid gap-4">
        <FileDrop labels={labels} accept=".csv,.tsv,.txt,text/csv,text/plain" onChoose={choose} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" kind={answer?.status === 'preview' ? 'secondary' : 'primary'} isPending={isReading}>
            {isReading ? labels.reading : labels.preview}
          </Button>
          {isReading ? <p className="text-soft">{labels.readingHint}</p> : rejected}
        </div>
      </form>
      <div aria-live="polite" className="grid gap-6">
        {answer?.status === 'refused' && (
          <CalloutFrame tone="bad" heading={labels.problem}>
            {answer.sentence}
          </CalloutFrame>
        )}
        {answer?.status === 'preview' && answer.view}
      </div>
      {answer?.status === 'preview' && answer.confirm && (
        <ConfirmBar
          {...answer.confirm}
          labels={labels}
          isPending={isPending}
          onConfirm={() => submit(answer.fingerprint)}
        />
      )}
    </div>
  )
}

function formWith(file: File): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}
