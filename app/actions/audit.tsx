'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ChainIntact } from '@/components/audit/chain-state'
import { Callout } from '@/components/ui/callout'
import { auditOperations } from '@/lib/audit/operations'
import { requestCaller } from '@/lib/auth/page-request'
import { refusalText } from '@/lib/i18n/refusal-text'

/** Verifies the whole chain and answers what was found, already drawn. */
export async function verifyChainNow(): Promise<ReactNode> {
  const caller = await requestCaller('change')
  const result = caller.ok ? await auditOperations['audit.verify'].execute(caller.value, 'audit.verify', {}) : caller
  const t = await getTranslations('audit')
  if (!result.ok) return <Callout tone="bad">{refusalText(await getLocale(), result)}</Callout>
  const { isIntact, problems } = result.value
  if (isIntact) return <ChainIntact report={result.value} />
  return (
    <Callout tone="bad" title={t('broken')}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.seq} ${problem.kind}`}>
            {problem.seq}: {problem.sentence}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
