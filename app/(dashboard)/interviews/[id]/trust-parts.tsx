import { submitOperation } from '@/app/actions/operation'
import { CaveatsSection } from '@/components/caveats/caveats-section'
import { CoverageSection } from '@/components/coverage/coverage-section'
import { DisclosuresSection } from '@/components/disclosures/disclosures-section'
import type { FormAction } from '@/components/form/form-state'
import { RatingsSection } from '@/components/interview-ratings/ratings-section'
import { NarratorSection } from '@/components/narrator-reviews/narrator-section'
import { ReleaseSection } from '@/components/releases/release-section'
import { StancesSection } from '@/components/stances/stances-section'
import type { Context } from '@/lib/auth/context'
import { may, type Permission } from '@/lib/auth/permissions'
import { listExcerpts } from '@/lib/excerpts/queries'
import type { InterviewRecord } from '@/lib/interviews/queries'
import type { OperationName } from '@/lib/operations'
import { listThemeNames } from '@/lib/themes/queries'
import { findTrust, type TrustRecord } from '@/lib/trust/queries'

type TrustPartsProps = {
  readonly interview: InterviewRecord
  readonly context: Context<'interview.read' | 'theme.read' | 'transcript.read'>
}

/** Everything that tells how far to trust an interview. What rests on its words waits until they are sealed. */
export async function TrustParts({ interview, context }: TrustPartsProps) {
  const trust = await findTrust(context, interview.id)
  if (!trust) return null
  const told = { record: act(context, 'disclosure.record'), check: act(context, 'disclosure.check') }
  return (
    <>
      <DisclosuresSection interviewId={interview.id} disclosures={trust.disclosures} {...told} />
      {interview.sealedAt && <Judged interview={interview} context={context} trust={trust} />}
    </>
  )
}

type JudgedProps = TrustPartsProps & { readonly trust: TrustRecord }

async function Judged({ interview, context, trust }: JudgedProps) {
  const { id, language } = interview
  const [themes, excerpts] = await Promise.all([listThemeNames(context), listExcerpts(context, id)])
  const [set, clear] = [act(context, 'stance.set'), act(context, 'stance.clear')]
  const { record, waive } = {
    record: act(context, 'narratorReview.record'),
    waive: act(context, 'narratorReview.waive'),
  }
  return (
    <>
      <CoverageSection
        interview={interview}
        lines={trust.coverage}
        wanted={interview.uncoveredTopics}
        set={act(context, 'coverage.set')}
      />
      <StancesSection
        {...{ interview, themes, excerpts }}
        stances={trust.stances}
        actions={set && clear && { set, clear }}
      />
      <CaveatsSection
        interviewId={id}
        caveats={trust.caveats}
        excerpts={excerpts}
        lang={language}
        raise={act(context, 'caveat.record')}
      />
      <RatingsSection
        interviewId={id}
        model={interview.model}
        ratings={trust.ratings}
        rate={trust.ratings.canRate ? submitOperation.bind(null, 'interviewRating.record') : null}
      />
      <NarratorSection {...{ interview, record, waive }} reviews={trust.narratorReviews} />
      <ReleaseSection interview={interview} standing={trust.releaseStanding} actions={releaseActions} />
    </>
  )
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
