'use client'

import { type ReactNode, useState } from 'react'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { CopyButton } from '@/components/ui/copy-button'
import type { FormAction, FormLabels } from './form-state'
import { OperationForm } from './operation-form'

type SecretFormProps = {
  readonly action: FormAction
  readonly draftKey: string
  readonly labels: FormLabels
  readonly submitLabel: string
  readonly children: ReactNode
  readonly version?: number
  readonly secret: {
    /** What to show, with `{token}` filled in from the result; a path becomes a whole address. */
    readonly template: string
    readonly message: string
    readonly copyLabel: string
    readonly copiedLabel: string
  }
}

/** A form whose result is shown once, here, and nowhere else: a link or a token. */
export function SecretForm({ action, secret, children, version, ...form }: SecretFormProps) {
  const [token, setToken] = useState<string | null>(null)
  const keep: FormAction = async (state, data) => {
    const next = await action(state, data)
    if (next.status !== 'done') return next
    setToken(String(next.value.token ?? ''))
    // The form stays where it is: leaving it would close the dialog that shows the secret.
    return { status: 'idle' }
  }
  if (token !== null) {
    const text = secret.template.replace('{token}', token)
    const shown = text.startsWith('/') ? new URL(text, location.origin).href : text
    return (
      <CalloutFrame tone="good" heading={secret.message}>
        <span className="flex items-start gap-2">
          <code className="font-mono text-xs break-all">{shown}</code>
          <CopyButton text={shown} label={secret.copyLabel} doneLabel={secret.copiedLabel} />
        </span>
      </CalloutFrame>
    )
  }
  return (
    <OperationForm action={keep} {...form} {...(version === undefined ? {} : { version })}>
      {children}
    </OperationForm>
  )
}
