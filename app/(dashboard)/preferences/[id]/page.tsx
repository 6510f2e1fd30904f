import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { AssessmentsSection } from '@/components/assessments/assessments-section'
import { historyPart } from '@/components/audit/history-part'
import { DecidedSection } from '@/components/decisions/decided-section'
import { PreferenceFacts } from '@/components/preferences/preference-facts'
import { PreferenceMoves } from '@/components/preferences/preference-moves'
import { RelationsSection } from '@/components/preferences/relations-section'
import { RobustnessSection } from '@/components/preferences/robustness-section'
import { PreferenceStateBadge } from '@/components/preferences/state-badge'
import { StatementSection } from '@/components/preferences/statement-section'
import { VerificationSection } from '@/components/preferences/verification-section'
import { WithdrawalSection } from '@/components/preferences/withdrawal-section'
import { WordsSection } from '@/components/preferences/words-section'
import type { RecordPart } from '@/components/shell/page-contents'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { DemoMark } from '@/components/ui/marks'
import { findOwnDraft, listHeldAssessments } from '@/lib/assessments/queries'
import { mayBegin } from '@/lib/assessments/rules'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { listDecisionsAbout } from '@/lib/decisions/queries'
import { getPolicyInForce } from '@/lib/policies/queries'
import { findPreference, listLivePreferences, type PreferenceRecord } from '@/lib/preferences/queries'
import { preferenceAfter } from '@/lib/preferences/rules'

type Props = PageProps<'/preferences/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const context = (await findSignedIn())?.caller.permit('preference.read')
  const preference = context && (await findPreference(context, id))
  return { title: preference ? `${preference.title} · ${preference.model.displayName}` : id }
}

export default async function PreferencePage({ params }: Props) {
  const context = await authorize('preference.read')
  const preference = await findPreference(context, (await params).id)
  if (!preference) notFound()
  const others = await listLivePreferences(context, preference.modelId)
  return (
    <RecordPage
      header={<Header preference={preference} others={others} />}
      story={await storyOf({ preference, context, others })}
      facts={<PreferenceFacts preference={preference} />}
      history={
        await historyPart({
          ...{ recordId: preference.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'preference', id: preference.id }),
        })
      }
    />
  )
}

type PartProps = {
  readonly preference: PreferenceRecord
  readonly context: Context<'preference.read'>
  readonly others: Awaited<ReturnType<typeof listLivePreferences>>
}

const actions = {
  verify: submitOperation.bind(null, 'preference.verify'),
  merge: submitOperation.bind(null, 'preference.merge'),
  split: submitOperation.bind(null, 'preference.split'),
  restore: submitOperation.bind(null, 'preference.restore'),
  withdraw: submitOperation.bind(null, 'preference.withdraw'),
  close: submitOperation.bind(null, 'preference.close'),
  reopen: submitOperation.bind(null, 'preference.reopen'),
} as const

const links = {
  link: submitOperation.bind(null, 'preference.link'),
  unlink: submitOperation.bind(null, 'preference.unlink'),
} as const

/** What the model said first, then what the office made of it, and what is done about it. */
async function storyOf({ preference, context, others }: PartProps): Promise<readonly RecordPart[]> {
  const t = await getTranslations('preference')
  const { withdrawnOn } = preference
  return [
    { id: 'words', title: t('wordsTitle'), body: <WordsSection preference={preference} /> },
    {
      ...{ id: 'withdrawal', title: t('withdrawal') },
      body: withdrawnOn && <WithdrawalSection preference={preference} withdrawnOn={withdrawnOn} />,
    },
    { id: 'statement', title: t('statementTitle'), body: <StatementSection preference={preference} /> },
    { id: 'verification', title: t('verifying'), body: <VerificationSection preference={preference} /> },
    { id: 'robustness', title: t('robustness'), body: <RobustnessSection preference={preference} /> },
    await costsPart({ preference, context }),
    await decisionsPart({ preference, context }),
    {
      ...{ id: 'relations', title: t('relations') },
      body: <RelationsSection preference={preference} others={others} actions={links} />,
    },
  ]
}

const assessing = {
  submit: submitOperation.bind(null, 'assessment.submit'),
  discard: submitOperation.bind(null, 'assessment.discard'),
  withdraw: submitOperation.bind(null, 'assessment.withdraw'),
} as const

/** What honoring it would take; left out while nobody may assess it and nobody has. */
async function costsPart({ preference, context }: Omit<PartProps, 'others'>): Promise<RecordPart> {
  const t = await getTranslations('assessment')
  const held = await listHeldAssessments(context.db, preference.id)
  const writing = (await findSignedIn())?.caller.permit('assessment.write') ?? null
  const assessor = writing && { id: writing.actor.id, draft: await findOwnDraft(writing, preference.id) }
  const policy = await getPolicyInForce(context.db)
  const isShown = held.length > 0 || mayBegin(preference.state) || Boolean(assessor?.draft)
  const { id, state } = preference
  return {
    ...{ id: 'costs', title: t('sectionTitle') },
    body: isShown && (
      <AssessmentsSection
        preference={{ id, state }}
        held={held}
        policy={policy}
        assessor={assessor}
        actions={assessing}
      />
    ),
  }
}

/** What was decided about it; left out while nothing can be decided and nothing was. */
async function decisionsPart({ preference, context }: Omit<PartProps, 'others'>): Promise<RecordPart> {
  const t = await getTranslations('decision')
  const decisions = await listDecisionsAbout(context, preference.id)
  const isAssessed = preferenceAfter(preference.state, 'decide') !== null
  const canDraft = isAssessed && may(context.actor, 'decision.draft')
  return {
    ...{ id: 'decisions', title: t('decided') },
    body: (isAssessed || decisions.length > 0) && (
      <DecidedSection preferenceId={preference.id} decisions={decisions} canDraft={canDraft} />
    ),
  }
}

async function Header({ preference, others }: Pick<PartProps, 'preference' | 'others'>) {
  const t = await getTranslations('preference')
  const { title, state, stateReason, model, isDemo } = preference
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/preferences' },
        { label: model.displayName, href: `/models/${model.slug}` },
      ]}
      title={title}
      state={
        <>
          <PreferenceStateBadge state={state} variant="tint" />
          {isDemo && <DemoMark />}
        </>
      }
      subtitle={
        <>
          {t('of', { model: model.displayName })}
          {state === 'closed' && <span className="block text-ink">{t('closedBecause', { reason: stateReason })}</span>}
          {state === 'merged' && <span className="block text-ink">{t('mergedBecause', { reason: stateReason })}</span>}
        </>
      }
      actions={<PreferenceMoves preference={preference} actions={actions} others={others} />}
    />
  )
}
