import { getTranslations } from 'next-intl/server'
import { StageBadge } from '@/components/models/stage-badge'
import { DueDay } from '@/components/obligations/due-day'
import { SeriesPicture } from '@/components/obligations/series-picture'
import { ObligationStateBadge } from '@/components/obligations/state-badge'
import { Section } from '@/components/ui/section'
import type { CommitmentRecord, ScopeRow } from '@/lib/commitments/queries'

type ScopeListProps = {
  readonly commitment: CommitmentRecord
  readonly models: readonly ScopeRow[]
  /** As many as are shown. */
  readonly most: number
  readonly today: string
}

/** The models it speaks of, each with what became of it there. */
export async function ScopeList({ commitment, models, most, today }: ScopeListProps) {
  const t = await getTranslations('commitment')
  const link = (
    <a className="link" href={`/obligations?commitment=${commitment.slug}`}>
      {t('inLedger')}
    </a>
  )
  return (
    <Section
      id="scope"
      title={t('models')}
      lead={t('modelsLead')}
      actions={commitment.outcomes.models > 0 && <span data-screen-only>{link}</span>}
    >
      {models.length === 0 ? (
        <p className="text-soft">{t('modelsNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {models.slice(0, most).map((model) => (
            <ScopeLine key={model.id} model={model} isAtRetirement={commitment.duty === 'atRetirement'} today={today} />
          ))}
        </ul>
      )}
      {models.length > most && <p className="mt-2 text-faint">{t('modelsMore', { count: most })}</p>}
    </Section>
  )
}

type ScopeLineProps = { readonly model: ScopeRow; readonly isAtRetirement: boolean; readonly today: string }

async function ScopeLine({ model, isAtRetirement, today }: ScopeLineProps) {
  const t = await getTranslations('commitment')
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_7rem_minmax(0,1.9fr)]">
      <a className="link justify-self-start" href={`/models/${model.slug}`}>
        {model.displayName}
      </a>
      <StageBadge stage={model.stage} />
      {model.slots.length > 0 ? (
        <div className="sm:col-span-3">
          <SeriesPicture slots={model.slots} today={today} />
        </div>
      ) : model.owed ? (
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <a className="hover:underline" href={`/obligations/${model.owed.id}`}>
            <ObligationStateBadge state={model.owed.state} />
          </a>
          <DueDay obligation={{ ...model.owed, isDueAtRetirement: isAtRetirement }} today={today} />
        </span>
      ) : (
        <span className="text-faint">{t(`verdict_${model.verdict}`)}</span>
      )}
    </li>
  )
}
