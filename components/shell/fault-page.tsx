'use client'

import { useSyncExternalStore } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { faultTexts } from './fault-texts'

export type FaultPageProps = { readonly error: unknown; readonly retry: () => void }

/** An honest sentence, the reference under which the fault is in the log, and a way to try again. */
export function FaultPage({ error, retry }: FaultPageProps) {
  const texts = faultTexts(useSyncExternalStore(neverChanges, documentLanguage, () => 'en'))
  const reference = digestOf(error)
  return (
    <div role="alert" className="max-w-xl py-10">
      <h1 className="text-lg">{texts.title}</h1>
      <p className="prose mt-1.5 text-soft">{texts.hint}</p>
      {reference && (
        <p className="mt-3 text-faint">
          {texts.reference}: <code className="font-mono text-ink select-all">{reference}</code>
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button kind="primary" onClick={retry}>
          {texts.retry}
        </Button>
        <ButtonLink href="/">{texts.home}</ButtonLink>
      </div>
    </div>
  )
}

function digestOf(error: unknown): string | null {
  const hasDigest = typeof error === 'object' && error !== null && 'digest' in error
  return hasDigest && typeof error.digest === 'string' ? error.digest : null
}

function documentLanguage(): string {
  return document.documentElement.lang
}

function neverChanges(): () => void {
  return () => {}
}
