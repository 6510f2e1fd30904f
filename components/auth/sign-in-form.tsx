'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { startSession } from './start-session'

type SignInFormProps = {
  /** A path of this site. */
  readonly next: string
  readonly labels: Readonly<
    Record<'email' | 'password' | 'signIn' | 'signingIn' | 'wrong' | 'failed' | 'problem' | 'enterBoth', string>
  >
  /** The sentence for 1, 2, … minutes of waiting; the last one stands for more. */
  readonly throttled: readonly string[]
}

/** Asks next-auth to start a session; the address of the page before stays in `next`. */
export function SignInForm({ next, labels, throttled }: SignInFormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, startSigningIn] = useTransition()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const data = new FormData(event.currentTarget)
    if (!data.get('email') || !data.get('password')) return setProblem(labels.enterBoth)
    startSigningIn(async () => {
      const error = await startSession(data).catch(() => 'failed')
      if (error === null) location.assign(next)
      else setProblem(sentenceFor(error, labels, throttled))
    })
  }
  return (
    <form onSubmit={submit} method="post" noValidate className="mt-6 grid gap-5">
      <div role="alert" className="empty:hidden">
        {problem && (
          <CalloutFrame tone="bad" heading={labels.problem}>
            {problem}
          </CalloutFrame>
        )}
      </div>
      <label className="grid gap-1 font-medium">
        {labels.email}
        <input name="email" type="email" autoComplete="username" required className="control font-normal" />
      </label>
      <label className="grid gap-1 font-medium">
        {labels.password}
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          className="control font-normal"
        />
      </label>
      <div>
        <Button type="submit" kind="primary" isPending={isPending}>
          {isPending ? labels.signingIn : labels.signIn}
        </Button>
      </div>
    </form>
  )
}

function sentenceFor(error: string, labels: SignInFormProps['labels'], throttled: readonly string[]): string {
  if (error === 'CredentialsSignin') return labels.wrong
  const minutes = Number(/^throttled:(\d+)$/.exec(error)?.[1] ?? 0)
  return throttled[Math.min(minutes, throttled.length) - 1] ?? labels.failed
}
