import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import type { DemandSignalRow } from '@/lib/demand-signals/queries'
import type { ModelRecord } from '@/lib/models/queries'
import { AddSignalDialog, WithdrawSignalDialog } from './signal-dialogs'

type DemandSectionProps = {
  readonly model: ModelRecord
  /** Absent for whoever may not. */
  readonly add: FormAction | null
  readonly withdraw: FormAction | null
}

/** What shows that somebody values a model, so that nobody has to guess. */
export async function DemandSection({ model, add, withdraw }: DemandSectionProps) {
  const t = await getTranslations('retirement')
  return (
    <Section
      id="demand"
      title={t('demand')}
      lead={t('demandLead')}
      actions={add && <AddSignalDialog model={model} add={add} />}
    >
      {model.demandSignals.length === 0 ? (
        <p className="prose text-soft">{t('demandNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {model.demandSignals.map((signal) => (
            <Line key={signal.id} model={model} signal={signal} withdraw={withdraw} />
          ))}
        </ul>
      )}
    </Section>
  )
}

type LineProps = Omit<DemandSectionProps, 'add'> & { readonly signal: DemandSignalRow }

async function Line({ model, signal, withdraw }: LineProps) {
  const t = await getTranslations('retirement')
  const isWithdrawn = signal.withdrawnAt !== null
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <h3 className="text-sm font-medium">{t(`signal_${signal.kind}`)}</h3>
      <div className="min-w-0">
        <p className={`prose ${isWithdrawn ? 'text-faint line-through' : ''}`}>
          {signal.size || signal.source} {signal.isDemo && <DemoMark />}
        </p>
        {isWithdrawn && <p className="prose text-soft">{t('withdrawnBecause', { reason: signal.withdrawnReason })}</p>}
        {signal.caveat && <p className="prose text-soft">{signal.caveat}</p>}
        <p className="text-xs text-faint">
          {signal.observedOn && (
            <>
              <CalendarDate date={signal.observedOn} /> ·{' '}
            </>
          )}
          <ExternalLink href={signal.sourceUrl} {...(signal.size ? { label: signal.source } : {})} />
        </p>
      </div>
      <span className="max-sm:-ml-2.5 sm:justify-self-end">
        {withdraw && !isWithdrawn && <WithdrawSignalDialog model={model} signal={signal} withdraw={withdraw} />}
      </span>
    </li>
  )
}
