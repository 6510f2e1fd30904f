'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'

type SignInFormProps = {
  /** A path of this site. */
  readonly next: string
  readonly labels: Readonly<
    Record<'email' | 'password' | 'signIn' | 'signingIn' | 'wrong' | 'failed' | 'problem', string>
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
    startSigningIn(async () => {
      const error = await ask(data).catch(() => 'failed')
      if (error === null) location.assign(next)
      else setProblem(sentenceFor(error, labels, throttled))
    })
  }
  return (
    <form onSubmit={submit} method="post" className="mt-6 grid gap-5">
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

/** The error of next-auth's answer, or null when the session has started. */
async function ask(data: FormData): Promise<string | null> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const body = new URLSearchParams({ csrfToken, callbackUrl: location.origin, json: 'true' })
  for (const name of ['email', 'password']) body.set(name, String(data.get(name) ?? ''))
  const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body })
  const { url } = await response.json()
  return new URL(url, location.origin).searchParams.get('error')
}

function sentenceFor(error: string, labels: SignInFormProps['labels'], throttled: readonly string[]): string {
  if (error === 'CredentialsSignin') return labels.wrong
  const minutes = Number(/^throttled:(\d+)$/.exec(error)?.[1] ?? 0)
  return throttled[Math.min(minutes, throttled.length) - 1] ?? labels.failed
}
