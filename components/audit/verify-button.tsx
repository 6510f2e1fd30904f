'use client'

import { type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'

type VerifyButtonProps = { readonly verify: () => Promise<ReactNode>; readonly label: string; readonly hint: string }

/** Runs the verifier and shows its answer under the button. */
export function VerifyButton({ verify, label, hint }: VerifyButtonProps) {
  const [answer, setAnswer] = useState<ReactNode>(null)
  const [isPending, startVerifying] = useTransition()
  const run = () => {
    if (isPending) return
    startVerifying(async () => setAnswer(await verify()))
  }
  return (
    <>
      <Button isPending={isPending} title={hint} onClick={run}>
        {label}
      </Button>
      <div aria-live="polite" className="w-full empty:hidden">
        {answer}
      </div>
    </>
  )
}
