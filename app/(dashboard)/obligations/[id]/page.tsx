import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { historyPart } from '@/components/audit/history-part'
import { EvidenceSection } from '@/components/obligations/evidence-section'
import { ObligationFacts } from '@/components/obligations/obligation-facts'
import { ObligationMoves } from '@/components/obligations/obligation-moves'
import { RatingSection } from '@/components/obligations/rating-section'
import { SeriesPicture } from '@/components/obligations/series-picture'
import { ObligationStateBadge } from '@/components/obligations/state-badge'
import { WhySection } from '@/components/obligations/why-section'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import { findObligation, type ObligationRecord } from '@/lib/obligations/queries'
import { listActivePeople } from '@/lib/people/queries'

type Props = PageProps<'/obligations/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const context = (await findSignedIn())?.caller.permit('obligation.read')
  const obligation = context && (await findObligation(context, id))
  return { title: obligation ? `${obligation.title} · ${obligation.model.displayName}` : id }
}

export default async function ObligationPage({ params }: Props) {
  const context = await authorize('obligation.read')
  const obligation = await findObligation(context, (await params).id)
  if (!obligation) notFound()
  const add = may(context.actor, 'evidence.add') ? submitOperation.bind(null, 'evidence.add') : null
  const today = calendarDate(context.now)
  const t = await getTranslations('obligation')
  const hasSeries = obligation.series.length > 0
  return (
    <RecordPage
      header={<Header obligation={obligation} context={context} />}
      story={[
        { id: 'why', title: t('why'), body: <WhySection obligation={obligation} /> },
        { id: 'series', title: t('series'), body: hasSeries && <Series obligation={obligation} today={today} /> },
        { id: 'evidence', title: t('evidence'), body: <EvidenceSection obligation={obligation} add={add} /> },
        { id: 'ratings', title: t('ratings'), body: <RatingSection obligation={obligation} /> },
      ]}
      facts={<ObligationFacts obligation={obligation} today={today} />}
      history={
        await historyPart({
          ...{ recordId: obligation.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'obligation', id: obligation.id }),
        })
      }
    />
  )
}

type PartProps = { readonly obligation: ObligationRecord; readonly context: Context<'obligation.read'> }

const actions = {
  assign: submitOperation.bind(null, 'obligation.assign'),
  start: submitOperation.bind(null, 'obligation.start'),
  stall: submitOperation.bind(null, 'obligation.stall'),
  resume: submitOperation.bind(null, 'obligation.resume'),
  rate: submitOperation.bind(null, 'obligation.rate'),
  dismiss: submitOperation.bind(null, 'obligation.dismiss'),
  reopen: submitOperation.bind(null, 'obligation.reopen'),
} as const

async function Header({ obligation, context }: PartProps) {
  const t = await getTranslations('obligation')
  const { title, state, stateReason, slot, slots, model } = obligation
  const people = obligation.isAssignable ? await listActivePeople(context) : []
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/obligations' },
        { label: model.displayName, href: `/models/${model.slug}` },
      ]}
      title={title}
      state={
        <>
          <ObligationStateBadge state={state} variant="tint" />
          {obligation.isDemo && <DemoMark />}
        </>
      }
      subtitle={
        <>
          {slot > 0 && <span className="tabular">{t('slotOf', { slot, slots })}</span>}
          {stateReason && (
            <span className="block text-ink">
              {state === 'stalled'
                ? t('stalledBecause', { reason: stateReason })
                : t('dismissedBecause', { reason: stateReason })}
            </span>
          )}
        </>
      }
      actions={<ObligationMoves obligation={obligation} actions={actions} people={people} />}
    />
  )
}

async function Series({ obligation, today }: { readonly obligation: ObligationRecord; readonly today: string }) {
  const t = await getTranslations('obligation')
  return (
    <Section id="series" title={t('series')}>
      <SeriesPicture slots={obligation.series} today={today} currentId={obligation.id} />
    </Section>
  )
}
