'use client'

import type { ReactNode } from 'react'
import { go } from '@/components/shell/go'
import { Button, type ButtonKind, type ButtonSize } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast-store'
import { type FormAction, IDLE } from './form-state'
import { useSubmission } from './use-submission'

type OneClickProps = {
  readonly action: FormAction
  readonly values: Readonly<Record<string, string | number>>
  readonly children: ReactNode
  /** Said when the server did not answer at all. */
  readonly failed: string
  readonly done?: string
  readonly doneHref?: string
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
}

/** What needs no question and can be done again: one press does it, and a refusal stands beside it. */
export function OneClick({
  action,
  values,
  children,
  failed,
  done,
  doneHref,
  kind = 'secondary',
  size = 'small',
}: OneClickProps) {
  const { state, isPending, send } = useSubmission(action, IDLE, (next) => {
    if (next.status !== 'done') return
    if (done) showToast(done)
    if (doneHref) go({ path: doneHref })
  })
  const press = () => {
    const data = new FormData()
    for (const [name, value] of Object.entries(values)) data.set(name, String(value))
    send(data)
  }
  const problem = state.status === 'refused' ? state.sentence : state.status === 'unsent' ? failed : null
  return (
    <span className="inline-grid justify-items-start gap-1">
      <Button kind={kind} size={size} isPending={isPending} onClick={press}>
        {children}
      </Button>
      {problem && (
        <span role="alert" className="text-bad">
          {problem}
        </span>
      )}
    </span>
  )
}
