'use client'

import { type ChangeEvent, type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'
import type { ImportAnswer, SendTable } from './import-state'

type Labels = Readonly<
  Record<'file' | 'fileHint' | 'preview' | 'reading' | 'importing' | 'another' | 'failed' | 'problem', string>
>

type ImportPanelProps = { readonly send: SendTable; readonly labels: Labels }

/** Choose a table, look at what it would do, confirm. The file stays here until then, so nothing is chosen twice. */
export function ImportPanel({ send, labels }: ImportPanelProps) {
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [isPending, startSending] = useTransition()
  const submit = (fingerprint: string | null) => {
    if (!file || isPending) return
    const form = new FormData()
    form.set('file', file)
    if (fingerprint === null) form.set('dryRun', 'true')
    else form.set('expected', fingerprint)
    startSending(async () => {
      setAnswer(await send(form).catch(() => ({ status: 'refused' as const, sentence: labels.failed })))
    })
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setFile(event.target.files?.[0] ?? null)
    setAnswer(null)
  }
  const preview = (event: FormEvent) => {
    event.preventDefault()
    submit(null)
  }
  const again = () => {
    setFile(null)
    setAnswer(null)
  }
  if (answer?.status === 'done') {
    return (
      <div className="grid content-start gap-6">
        {answer.view}
        <div>
          <Button onClick={again}>{labels.another}</Button>
        </div>
      </div>
    )
  }
  return (
    <div className="grid content-start gap-6">
      <form onSubmit={preview} className="grid gap-4">
        <label className="grid gap-1 font-medium">
          {labels.file}
          <span className="font-normal text-faint">{labels.fileHint}</span>
          <input
            type="file"
            name="file"
            required
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={choose}
            className="control max-w-md font-normal text-soft file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-0.5 file:text-ink"
          />
        </label>
        <div>
          <Button
            type="submit"
            kind={answer?.status === 'preview' ? 'secondary' : 'primary'}
            isPending={isPending && !isPreview(answer)}
          >
            {isPending && !isPreview(answer) ? labels.reading : labels.preview}
          </Button>
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
      {answer?.status === 'preview' && answer.confirmLabel && (
        <div className="sticky bottom-0 border-t border-line bg-paper py-3">
          <Button kind="primary" isPending={isPending} onClick={() => submit(answer.fingerprint)}>
            {isPending ? labels.importing : answer.confirmLabel}
          </Button>
        </div>
      )}
    </div>
  )
}

function isPreview(answer: ImportAnswer | null): boolean {
  return answer?.status === 'preview'
}
