import { type RefObject, useState } from 'react'
import { assignedPairs, type ChosenModels, nothingChosen } from './chosen-models'
import type { ImportLabels, SendTranscripts, TranscriptAnswer } from './import-state'
import { useSending } from './use-sending'

export type Shown = Extract<TranscriptAnswer, { status: 'preview' | 'done' }>

type Options = {
  readonly send: SendTranscripts
  readonly limitBytes: number
  readonly labels: ImportLabels
  /** The form of what holds for all sessions. */
  readonly settings: RefObject<HTMLFormElement | null>
}

/**
 * A file on its way in: chosen, looked into, confirmed. It stays here until then, so nothing is chosen twice, and a refusal
 * takes neither the preview away nor anything that was chosen.
 */
export function useImport({ send, limitBytes, labels, settings }: Options) {
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<Shown | null>(null)
  const [chosen, setChosen] = useState<ChosenModels>(nothingChosen)
  const { answer, setAnswer, progress, isPending, submit } = useSending(send, labels.failed)
  const choose = (next: File | null) => {
    setFile(next)
    setPreview(null)
    setChosen(nothingChosen)
    // The server says the same, but only once it has all of it.
    const isTooLarge = next !== null && next.size > limitBytes
    setAnswer(isTooLarge ? { status: 'refused', sentence: labels.tooLarge, fields: {} } : null)
  }
  const look = () => {
    if (!file || file.size > limitBytes || isPending) return
    const form = new FormData()
    form.set('file', file)
    form.set('dryRun', 'true')
    submit(form)
  }
  const confirm = (shown: Shown) => {
    if (!file || !settings.current || isPending) return
    setPreview(shown)
    const form = new FormData(settings.current)
    for (const pair of assignedPairs(shown.lines, chosen)) form.append('assigned', pair)
    form.set('file', file)
    form.set('expected', shown.fingerprint)
    submit(form)
  }
  const shown = answer && answer.status !== 'refused' ? answer : preview
  return {
    shown,
    chosen,
    setChosen,
    refused: answer?.status === 'refused' ? answer : null,
    progress,
    isPending,
    choose,
    look,
    confirm,
  }
}
