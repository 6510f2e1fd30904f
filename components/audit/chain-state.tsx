import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'
import { CopyText } from '@/components/ui/copy-text'
import { Instant } from '@/components/ui/time'
import type { ChainReport } from '@/lib/audit/commands'
import { VerifyButton } from './verify-button'

type ChainStateProps = {
  readonly head: { readonly seq: string; readonly hash: string }
  /** Absent for whoever may only read. */
  readonly verify: (() => Promise<ReactNode>) | null
  /** What else can be done with the whole log. */
  readonly actions: ReactNode
}

/** How long the chain is, where it ends, and whether it holds. */
export async function ChainState({ head, verify, actions }: ChainStateProps) {
  const [t, format] = [await getTranslations('audit'), await getFormatter()]
  const count = Number(head.seq)
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-2 gap-y-3 border-y border-line py-3">
      <div className="mr-8">
        <p className="text-xs text-faint">{t('chain')}</p>
        <p className="tabular">{count < 1000 ? t('chainLength', { count }) : format.number(count)}</p>
      </div>
      <div className="grow">
        <p className="text-xs text-faint">{t('chainHead')}</p>
        <CopyText text={head.hash} shown={`${head.hash.slice(0, 16)}…`} />
      </div>
      {actions}
      {verify && <VerifyButton verify={verify} label={t('verify')} hint={t('verifyWhat')} />}
    </div>
  )
}

/** What the verifier read and compared, up to which hash, and when: enough to be quoted. */
export async function ChainIntact({ report }: { report: ChainReport }) {
  const t = await getTranslations('audit')
  return (
    <Callout tone="good" title={t('intact', { count: report.count })}>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <dt className="text-faint">{t('verifiedAt')}</dt>
        <dd>
          <Instant at={new Date(report.at)} />
        </dd>
        <dt className="text-faint">{t('chainHead')}</dt>
        <dd className="font-mono text-xs break-all">{report.head}</dd>
        <dt className="text-faint">{t('verified')}</dt>
        <dd className="prose">{t('verifiedWhat')}</dd>
      </dl>
    </Callout>
  )
}
