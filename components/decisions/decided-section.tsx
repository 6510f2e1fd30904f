import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { DecisionRow } from '@/lib/decisions/queries'
import { DecisionStateBadge, OutcomeBadge } from './decision-badges'

type DecidedSectionProps = {
  readonly preferenceId: string
  readonly decisions: readonly DecisionRow[]
  /** Whether the reader may draft one now, or go on with the one that is open. */
  readonly canDraft: boolean
}

/** On the page of a preference: every decision about it, newest first. */
export async function DecidedSection({ preferenceId, decisions, canDraft }: DecidedSectionProps) {
  const t = await getTranslations('decision')
  const isOpen = decisions.some(({ state }) => state === 'draft' || state === 'proposed')
  const begin = canDraft && (
    <ButtonLink href={`/preferences/${preferenceId}/decide`} size="small">
      {isOpen ? t('edit') : t('draft')}
    </ButtonLink>
  )
  return (
    <Section id="decisions" title={t('decided')} lead={t('decidedLead')} actions={begin}>
      {decisions.length === 0 ? (
        <p className="text-soft">{t('decidedNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {decisions.map((decision) => (
            <Line key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
    </Section>
  )
}

async function Line({ decision }: { readonly decision: DecisionRow }) {
  const t = await getTranslations('decision')
  const { id, number, outcome, state, issuedAt, updatedAt, isDemo } = decision
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-2.5">
      <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <a className="link" href={`/decisions/${id}`}>
          {t('numberOf', { number })}
        </a>
        <OutcomeBadge outcome={outcome} />
        <DecisionStateBadge state={state} />
        {isDemo && <DemoMark />}
      </span>
      <span className="text-faint">
        <Instant at={new Date(issuedAt ?? updatedAt)} />
      </span>
    </li>
  )
}
