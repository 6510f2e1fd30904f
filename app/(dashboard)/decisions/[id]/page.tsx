import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { AcknowledgementsSection } from '@/components/acknowledgements/acknowledgements-section'
import { ActualCostsSection } from '@/components/actual-costs/actual-costs-section'
import { historyPart } from '@/components/audit/history-part'
import { DecisionStateBadge, OutcomeBadge } from '@/components/decisions/decision-badges'
import { DecisionFacts } from '@/components/decisions/decision-facts'
import { DecisionMoves } from '@/components/decisions/decision-moves'
import { LikeDecisions } from '@/components/decisions/like-decisions'
import { OptionsSection } from '@/components/decisions/options-section'
import { OwedSection } from '@/components/decisions/owed-section'
import { PacketSection } from '@/components/decisions/packet-section'
import { QuestionSection } from '@/components/decisions/question-section'
import { SignaturesSection } from '@/components/decisions/signatures-section'
import { StanceSection, VerdictSection } from '@/components/decisions/verdict-section'
import { AppealsSection, DissentsSection } from '@/components/decisions/voices-sections'
import { FidelitySection } from '@/components/fidelity-ratings/fidelity-section'
import type { RecordPart } from '@/components/shell/page-contents'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { listAcknowledgements } from '@/lib/acknowledgements/queries'
import { findActualCosts } from '@/lib/actual-costs/queries'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { honoringRefusal } from '@/lib/decision-parts/rules'
import { type DecisionRecord, findDecision } from '@/lib/decision-records/queries'
import { listLikeDecisions } from '@/lib/decisions/queries'
import { findFidelity } from '@/lib/fidelity-ratings/queries'

type Props = PageProps<'/decisions/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const context = (await findSignedIn())?.caller.permit('preference.read')
  const decision = context && (await findDecision(context, id))
  return { title: decision ? `${decision.title} · ${decision.model.displayName}` : id }
}

export default async function DecisionPage({ params }: Props) {
  const context = await authorize('preference.read')
  const decision = await findDecision(context, (await params).id)
  if (!decision) notFound()
  return (
    <RecordPage
      header={<Header decision={decision} />}
      story={await storyOf(decision, context)}
      facts={<DecisionFacts decision={decision} />}
      history={
        await historyPart({
          ...{ recordId: decision.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'decision', id: decision.id }),
        })
      }
    />
  )
}

const actions = {
  propose: submitOperation.bind(null, 'decision.propose'),
  issue: submitOperation.bind(null, 'decision.issue'),
  cosign: submitOperation.bind(null, 'decision.cosign'),
  withdraw: submitOperation.bind(null, 'decision.withdraw'),
  close: submitOperation.bind(null, 'decision.close'),
  dissent: submitOperation.bind(null, 'dissent.record'),
  appeal: submitOperation.bind(null, 'appeal.raise'),
  judge: submitOperation.bind(null, 'appeal.judge'),
  rate: submitOperation.bind(null, 'fidelityRating.record'),
  record: submitOperation.bind(null, 'actualCost.record'),
  takeBack: submitOperation.bind(null, 'actualCost.takeBack'),
  tell: submitOperation.bind(null, 'acknowledgement.record'),
} as const

/** In the order in which a decision is read: what was asked, what was decided and why, who signed, what came of it. */
async function storyOf(decision: DecisionRecord, context: Context<'preference.read'>): Promise<readonly RecordPart[]> {
  const t = await getTranslations('decision')
  const { issuedAt, packet, state } = decision
  const voices = state !== 'draft' && state !== 'withdrawn'
  return [
    { id: 'question', title: t('question'), body: <QuestionSection decision={decision} /> },
    { id: 'decision', title: t('theDecision'), body: <VerdictSection decision={decision} /> },
    { id: 'options', title: t('options'), body: <OptionsSection decision={decision} /> },
    { id: 'signatures', title: t('signatures'), body: <SignaturesSection decision={decision} /> },
    { id: 'owed', title: t('owed'), body: <OwedSection decision={decision} /> },
    ...(await outcomeParts(decision, context)),
    {
      ...{ id: 'dissents', title: t('dissents') },
      body: voices && <DissentsSection decision={decision} action={actions.dissent} />,
    },
    {
      ...{ id: 'appeals', title: t('appeals') },
      body: issuedAt && <AppealsSection decision={decision} action={actions.appeal} />,
    },
    { id: 'like', title: t('like'), body: <Like decision={decision} context={context} /> },
    { id: 'stance', title: t('stance'), body: <StanceSection /> },
    { id: 'packet', title: t('packet'), body: packet && <PacketSection decision={decision} /> },
  ]
}

/** What became of it once it was issued: how close it comes, what it cost, and what the model was told and answered. */
async function outcomeParts(
  decision: DecisionRecord,
  context: Context<'preference.read'>,
): Promise<readonly RecordPart[]> {
  if (!decision.issuedAt) return []
  const t = await getTranslations('outcome')
  const isDone = honoringRefusal(decision) === null
  const [fidelity, spent] = isDone
    ? await Promise.all([findFidelity(context, decision.id), findActualCosts(context, decision.id)])
    : [null, null]
  const acknowledgements = await listAcknowledgements(context, decision.id)
  const tell = may(context.actor, 'acknowledgement.record') ? actions.tell : null
  return [
    {
      ...{ id: 'fidelity', title: t('fidelity') },
      body: fidelity && <FidelitySection decision={decision} fidelity={fidelity} record={actions.rate} />,
    },
    {
      ...{ id: 'costs', title: t('costs') },
      body: spent && <ActualCostsSection decision={decision} spent={spent} actions={actions} />,
    },
    {
      ...{ id: 'acknowledgements', title: t('acknowledgements') },
      body: <AcknowledgementsSection decision={decision} acknowledgements={acknowledgements} record={tell} />,
    },
  ]
}

type LikeProps = { readonly decision: DecisionRecord; readonly context: Context<'preference.read'> }

async function Like({ decision, context }: LikeProps) {
  const t = await getTranslations('decision')
  return (
    <Section id="like" title={t('like')}>
      <LikeDecisions like={await listLikeDecisions(context, decision.preferenceId)} outcome={decision.outcome} />
    </Section>
  )
}

async function Header({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const { title, number, state, outcome, model, preference, isDemo } = decision
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/decisions' },
        { label: model.displayName, href: `/models/${model.slug}` },
        { label: title, href: `/preferences/${preference.id}` },
      ]}
      title={title}
      state={
        <>
          <DecisionStateBadge state={state} variant="tint" />
          <OutcomeBadge outcome={outcome} variant="tint" />
          {isDemo && <DemoMark />}
        </>
      }
      subtitle={`${model.displayName} · ${t('numberOf', { number })}`}
      actions={<DecisionMoves decision={decision} actions={actions} />}
    />
  )
}
