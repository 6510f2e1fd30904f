import { getTranslations } from 'next-intl/server'
import { ObligationStateBadge } from '@/components/obligations/state-badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import type { DecisionRecord } from '@/lib/decision-records/queries'

/** What the decision makes owed: its steps before it is issued, and the obligations from then on. */
export async function OwedSection({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const { issuedAt, steps, obligations, outcome } = decision
  const isHonoring = outcome === 'honor' || outcome === 'honorPartially'
  return (
    <Section id="owed" title={t('owed')} lead={issuedAt ? t('owedLead') : t('stepsAhead')}>
      {issuedAt ? (
        <Owed obligations={obligations} none={t('owedNone')} />
      ) : (
        <Steps steps={steps} none={isHonoring ? t('stepsNone') : t('owedNone')} />
      )}
    </Section>
  )
}

type OwedProps = { readonly obligations: DecisionRecord['obligations']; readonly none: string }

function Owed({ obligations, none }: OwedProps) {
  if (obligations.length === 0) return <p className="text-soft">{none}</p>
  return (
    <ul className="border-t border-line">
      {obligations.map(({ id, title, state, dueOn, owner, isDemo }) => (
        <li
          key={id}
          className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem_8rem]"
        >
          <span className="min-w-0">
            <a className="link" href={`/obligations/${id}`}>
              {title}
            </a>{' '}
            {isDemo && <DemoMark />}
            {owner && <span className="block text-xs text-faint">{owner}</span>}
          </span>
          <ObligationStateBadge state={state} />
          <span className="text-faint sm:text-right">{dueOn && <CalendarDate date={dueOn} style="short" />}</span>
        </li>
      ))}
    </ul>
  )
}

type StepsProps = { readonly steps: DecisionRecord['steps']; readonly none: string }

async function Steps({ steps, none }: StepsProps) {
  const t = await getTranslations('obligation')
  if (steps.length === 0) return <p className="text-soft">{none}</p>
  return (
    <ol className="list-decimal pl-5">
      {steps.map(({ title, detail, owedTo, dueOn, owner }) => (
        <li key={`${title}${detail}`} className="py-1">
          {title}
          <span className="flex flex-wrap gap-x-3 text-xs text-faint">
            <span>{t(`owedTo_${owedTo}`)}</span>
            {dueOn && <CalendarDate date={dueOn} />}
            {owner && <span>{owner}</span>}
          </span>
          {detail && <span className="prose block whitespace-pre-line text-soft">{detail}</span>}
        </li>
      ))}
    </ol>
  )
}
