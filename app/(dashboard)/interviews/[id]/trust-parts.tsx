import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { submitOperation } from '@/app/actions/operation'
import { CaveatsSection } from '@/components/caveats/caveats-section'
import { CoverageSection } from '@/components/coverage/coverage-section'
import { DisclosuresSection } from '@/components/disclosures/disclosures-section'
import type { FormAction } from '@/components/form/form-state'
import { RatingsSection } from '@/components/interview-ratings/ratings-section'
import { NarratorSection } from '@/components/narrator-reviews/narrator-section'
import { AskedSection } from '@/components/preferences/asked-section'
import { ReleaseSection } from '@/components/releases/release-section'
import type { RecordPart } from '@/components/shell/page-contents'
import { StancesSection } from '@/components/stances/stances-section'
import { ButtonLink } from '@/components/ui/button'
import type { Context } from '@/lib/auth/context'
import { may, type Permission } from '@/lib/auth/permissions'
import { listExcerpts } from '@/lib/excerpts/queries'
import type { InterviewRecord } from '@/lib/interviews/queries'
import type { OperationName } from '@/lib/operations'
import { listAskedIn } from '@/lib/preferences/queries'
import { listThemeNames } from '@/lib/themes/queries'
import { findTrust, type TrustRecord } from '@/lib/trust/queries'

type TrustPartsProps = {
  readonly interview: InterviewRecord
  readonly context: Context<'interview.read' | 'theme.read' | 'transcript.read' | 'preference.read'>
}

/** Everything that tells how far to trust an interview. What rests on its words waits until they are sealed. */
export async function trustParts({ interview, context }: TrustPartsProps): Promise<readonly RecordPart[]> {
  const trust = await findTrust(context, interview.id)
  if (!trust) return []
  const t = await getTranslations('trust')
  const told = { record: act(context, 'disclosure.record'), check: act(context, 'disclosure.check') }
  const disclosures = {
    ...{ id: 'disclosures', title: t('disclosures') },
    body: <DisclosuresSection interviewId={interview.id} disclosures={trust.disclosures} {...told} />,
  }
  return [disclosures, ...(interview.sealedAt ? await judgedParts({ interview, context, trust }) : [])]
}

type JudgedProps = TrustPartsProps & { readonly trust: TrustRecord }

async function judgedParts({ interview, context, trust }: JudgedProps): Promise<readonly RecordPart[]> {
  const { id, language } = interview
  const [themes, excerpts, t, theme, coverage, rating] = await Promise.all([
    listThemeNames(context),
    listExcerpts(context, id),
    getTranslations('trust'),
    getTranslations('theme'),
    getTranslations('coverage'),
    getTranslations('rating'),
  ])
  return [
    {
      ...{ id: 'coverage', title: coverage('title') },
      body: (
        <CoverageSection
          interview={interview}
          lines={trust.coverage}
          wanted={interview.uncoveredTopics}
          set={act(context, 'coverage.set')}
        />
      ),
    },
    {
      ...{ id: 'stances', title: theme('stances') },
      body: <Stances {...{ interview, themes, excerpts, context }} stances={trust.stances} />,
    },
    await askedPart({ interview, context }),
    {
      ...{ id: 'caveats', title: t('caveats') },
      body: (
        <CaveatsSection
          {...{ interviewId: id, excerpts, lang: language }}
          caveats={trust.caveats}
          raise={act(context, 'caveat.record')}
        />
      ),
    },
    {
      ...{ id: 'ratings', title: rating('title') },
      body: (
        <RatingsSection
          interviewId={id}
          model={interview.model}
          ratings={trust.ratings}
          rate={trust.ratings.canRate ? submitOperation.bind(null, 'interviewRating.record') : null}
        />
      ),
    },
    {
      ...{ id: 'narrator', title: t('narrator') },
      body: (
        <NarratorSection
          {...{ interview, record: act(context, 'narratorReview.record'), waive: act(context, 'narratorReview.waive') }}
          reviews={trust.narratorReviews}
        />
      ),
    },
    {
      ...{ id: 'release', title: t('release') },
      body: <ReleaseSection interview={interview} standing={trust.releaseStanding} actions={releaseActions} />,
    },
  ]
}

/** What rests on its words. */
async function askedPart({ interview, context }: TrustPartsProps): Promise<RecordPart> {
  const [t, preferences] = [await getTranslations('preference'), await listAskedIn(context, interview.id)]
  const record = may(context.actor, 'preference.record') && (
    <ButtonLink href={`/preferences/new?model=${interview.model.slug}`} size="small">
      {t('record')}
    </ButtonLink>
  )
  return {
    ...{ id: 'preferences', title: t('ofInterview') },
    body: (
      <AskedSection
        title={t('ofInterview')}
        lead={preferences.length === 0 ? t('ofInterviewNone') : t('ofInterviewLead')}
        preferences={preferences}
        actions={record}
      />
    ),
  }
}

type StancesProps = Omit<ComponentProps<typeof StancesSection>, 'actions'> & { readonly context: Context<never> }

function Stances({ context, ...props }: StancesProps) {
  const [set, clear] = [act(context, 'stance.set'), act(context, 'stance.clear')]
  return <StancesSection {...props} actions={set && clear && { set, clear }} />
}

const releaseActions = {
  clear: submitOperation.bind(null, 'interview.clear'),
  release: submitOperation.bind(null, 'interview.release'),
  restrict: submitOperation.bind(null, 'interview.restrict'),
  withhold: submitOperation.bind(null, 'interview.withhold'),
  recall: submitOperation.bind(null, 'interview.recall'),
} as const

/** Which permission each of them takes. */
const permissionOf = {
  'disclosure.record': 'disclosure.record',
  'disclosure.check': 'disclosure.check',
  'caveat.record': 'caveat.record',
  'coverage.set': 'coverage.set',
  'stance.set': 'stance.set',
  'stance.clear': 'stance.set',
  'narratorReview.record': 'narratorReview.record',
  'narratorReview.waive': 'narratorReview.waive',
} as const satisfies Partial<Record<OperationName, Permission>>

/** The action behind a form, or null for whoever may not. */
function act(context: Context<never>, name: keyof typeof permissionOf): FormAction | null {
  return may(context.actor, permissionOf[name]) ? submitOperation.bind(null, name) : null
}
