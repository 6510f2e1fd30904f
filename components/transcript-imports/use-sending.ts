import { useState, useTransition } from 'react'
import type { ImportStep, SendTranscripts, TranscriptAnswer } from './import-state'

type Progress = Extract<ImportStep, { kind: 'progress' }>

/** Sends a form and follows what the server says of it until the answer. A broken connection is answered with `failed`. */
export function useSending(send: SendTranscripts, failed: string) {
  const [answer, setAnswer] = useState<TranscriptAnswer | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [isPending, startSending] = useTransition()
  const submit = (form: FormData) => {
    setProgress(null)
    startSending(async () => {
      try {
        for await (const step of await send(form)) {
          if (step.kind === 'progress') setProgress(step)
          else setAnswer(step.answer)
        }
      } catch {
        setAnswer({ status: 'refused', sentence: failed, fields: {} })
      }
    })
  }
  return { answer, setAnswer, progress, isPending, submit }
}
