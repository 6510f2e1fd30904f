import { unstable_rethrow } from 'next/navigation'
import { startTransition, useRef, useState, useTransition } from 'react'
import type { FormAction, FormState } from './form-state'

/** The server did not answer at all: nothing was decided, everything typed is kept. */
export type Unsent = { readonly status: 'unsent' }

/**
 * Sends the form by hand instead of through React's form actions, because those clear the fields afterwards and let
 * a lost connection tear the page down. A second press while one is under way does nothing.
 */
export function useSubmission(action: FormAction, serverState: FormState, onAnswer: (state: FormState) => void) {
  const [answer, setAnswer] = useState<FormState | Unsent | null>(null)
  const [isPending, startSending] = useTransition()
  const isSending = useRef(false)
  const state = answer ?? serverState
  function send(data: FormData) {
    if (isSending.current) return
    isSending.current = true
    startSending(async () => {
      const next = await ask(action, state.status === 'unsent' ? { status: 'idle' } : state, data)
      isSending.current = false
      startTransition(() => setAnswer(next))
      if (next.status !== 'unsent') onAnswer(next)
    })
  }
  return { state, isPending, send }
}

async function ask(action: FormAction, state: FormState, data: FormData): Promise<FormState | Unsent> {
  try {
    return await action(state, data)
  } catch (fault) {
    unstable_rethrow(fault)
    return { status: 'unsent' }
  }
}
