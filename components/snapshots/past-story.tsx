import { getLocale, getTranslations } from 'next-intl/server'
import { History } from '@/components/audit/history'
import { AvailabilitySection } from '@/components/availability/availability-section'
import { DateClaims } from '@/components/models/date-claims'
import { LifeLine } from '@/components/models/life-line'
import { TraitsSection } from '@/components/models/traits-section'
import { SuccessorHistory } from '@/components/replacements/successor-history'
import type { RecordPart } from '@/components/shell/page-contents'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/format'
import type { OwedToModel } from '@/lib/model-obligations/queries'
import type { PreservationSnapshot } from '@/lib/preservation-snapshots/queries'
import type { Snapshot } from '@/lib/snapshots/queries'
import { PastInterviews, PastKept, PastOwed, pastEndParts } from './past-promises'

/** A model with what was on record about it on a day. */
export type PastStory = {
  readonly model: Snapshot
  readonly kept: PreservationSnapshot
  readonly owed: OwedToModel
  readonly now: Date
}

type PartProps = { readonly model: Snapshot }

/** What the page of a past day tells, in the order of today's page. A part of which nothing was on record says so. */
export async function pastStoryOf({ model, kept, owed, now }: PastStory): Promise<readonly RecordPart[]> {
  const [t, o] = [await getTranslations('model'), await getTranslations('obligation')]
  const [preservation, interview] = [await getTranslations('preservation'), await getTranslations('interview')]
  const { asOf } = model
  return [
    { id: 'life', title: t('life'), body: <Life model={model} now={now} /> },
    { id: 'dates', title: t('claims'), body: <Dates model={model} /> },
    {
      ...{ id: 'availability', title: t('availability') },
      body: <AvailabilitySection model={model} today={asOf.day} actions={null} asOf={asOf} />,
    },
    { id: 'preservation', title: preservation('title'), body: <PastKept kept={kept} /> },
    { id: 'interviews', title: interview('ofModel'), body: <PastInterviews /> },
    { id: 'owed', title: o('owedTitle'), body: <PastOwed owed={owed} day={asOf.day} /> },
    ...(await pastEndParts(model)),
    { id: 'successors', title: t('replacements'), body: <Successors model={model} /> },
    { id: 'traits', title: t('traits'), body: model.traits && <TraitsSection traits={model.traits} /> },
  ]
}

/** What had happened to the record by then. */
export async function pastHistoryOf(model: Snapshot): Promise<RecordPart> {
  const [t, s] = [await getTranslations('audit'), await getTranslations('snapshot')]
  const body = (
    <Section id="history" title={t('history')} lead={s('historyLead')}>
      {model.history.length > 0 ? (
        <History events={model.history} page={`/models/${model.slug}`} />
      ) : (
        <p className="text-soft">{s('historyNone')}</p>
      )}
    </Section>
  )
  return { id: 'history', title: t('history'), body }
}

async function Life({ model, now }: PartProps & { readonly now: Date }) {
  const [t, s, locale] = [await getTranslations('model'), await getTranslations('snapshot'), await getLocale()]
  const { day } = model.asOf
  return (
    <Section id="life" title={t('life')} lead={s('lifeLead', { date: formatDate(locale, day) })}>
      <LifeLine model={model} now={now} asOf={day} />
    </Section>
  )
}

async function Dates({ model }: PartProps) {
  const t = await getTranslations('model')
  return (
    <Section id="dates" title={t('claims')}>
      <DateClaims model={model} choose={null} withdraw={null} asOf={model.asOf} />
    </Section>
  )
}

async function Successors({ model }: PartProps) {
  const [t, s] = [await getTranslations('model'), await getTranslations('snapshot')]
  return (
    <Section id="successors" title={t('replacements')}>
      {model.replacements.length > 0 ? (
        <SuccessorHistory replacements={model.replacements} asOf={model.asOf} />
      ) : (
        <p className="text-soft">{s('successorsNone')}</p>
      )}
    </Section>
  )
}
