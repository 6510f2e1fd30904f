import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CopyText } from '@/components/ui/copy-text'
import { VerifyButton } from './verify-button'

type ChainStateProps = {
  readonly head: { readonly seq: string; readonly hash: string }
  /** Absent for whoever may only read. */
  readonly verify: (() => Promise<ReactNode>) | null
}

/** How long the chain is, where it ends, and whether it holds. */
export async function ChainState({ head, verify }: ChainStateProps) {
  const [t, format] = [await getTranslations('audit'), await getFormatter()]
  const count = Number(head.seq)
  return (
    <div className="mb-6 grid gap-3 border-y border-line py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <dl className="flex flex-wrap gap-x-10 gap-y-2">
          <div>
            <dt className="text-xs text-faint">{t('chain')}</dt>
            <dd className="tabular">{count < 1000 ? t('chainLength', { count }) : format.number(count)}</dd>
          </div>
          <div>
            <dt className="text-xs text-faint">{t('chainHead')}</dt>
            <dd>
              <CopyText text={head.hash} shown={`${head.hash.slice(0, 16)}…`} />
            </dd>
          </div>
        </dl>
        {verify && <VerifyButton verify={verify} label={t('verify')} hint={t('verifyWhat')} />}
      </div>
    </div>
  )
}
