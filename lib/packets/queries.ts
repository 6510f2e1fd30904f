import 'server-only'
import { createHash } from 'node:crypto'
import { listHeldAssessments } from '@/lib/assessments/queries'
import type { ReadClient } from '@/lib/db/read-client'
import { getPolicyInForce } from '@/lib/policies/queries'
import { type AnsweredInterview, robustnessOf } from '@/lib/robustness/rules'
import { countedStates } from '@/lib/robustness/schema'
import { inputsOf } from './rules'

type Reader = Pick<ReadClient, 'preference' | 'assessment' | 'stance' | 'policy'>

const preferenceFields = {
  ...{ id: true, version: true, state: true, wording: true, title: true, statement: true, origin: true },
  ...{ strength: true, scope: true, tradedAgainst: true, sourceUrl: true, sourceTitle: true },
  ...{ modelId: true, themeId: true },
} as const

/**
 * What a decision about a preference would be made on now, and what the packet of one holds of it. `reader` is the
 * transaction inside one. The words of excerpts are hashed here, and go nowhere.
 */
export async function getSources(reader: Reader, preferenceId: string) {
  const row = await reader.preference.findUniqueOrThrow({
    where: { id: preferenceId },
    select: { ...preferenceFields, excerpts: excerptsOf },
  })
  const { excerpts, version, state, ...preference } = row
  const [held, assessorIds, finding, { version: policyVersion, values: policy }] = await Promise.all([
    listHeldAssessments(reader, preferenceId),
    listAssessorIds(reader, preferenceId),
    findRobustness(reader, preference),
    getPolicyInForce(reader),
  ])
  const sources = { preference, excerpts: excerpts.map(({ excerpt }) => toExcerpt(excerpt)), finding, held, policy }
  const inputs = inputsOf(sources)
  return { preference: { ...preference, version, state }, held, assessorIds, policy, policyVersion, inputs }
}

export type DecisionSources = Awaited<ReturnType<typeof getSources>>

const excerptsOf = {
  where: { excerpt: { removedAt: null } },
  select: {
    excerpt: {
      select: {
        ...{ id: true, interviewId: true, startsAt: true, endsAt: true, quote: true },
        turn: { select: { index: true } },
      },
    },
  },
} as const

type StoredExcerpt = {
  readonly id: string
  readonly interviewId: string
  readonly startsAt: number
  readonly endsAt: number
  readonly quote: string
  readonly turn: { readonly index: number }
}

function toExcerpt({ quote, turn, ...place }: StoredExcerpt) {
  return { ...place, turn: turn.index, sha256: sha256Of(quote) }
}

/** Everybody who ever submitted an assessment of it. */
async function listAssessorIds(reader: Pick<ReadClient, 'assessment'>, preferenceId: string) {
  const where = { preferenceId, submittedAt: { not: null } }
  const rows = await reader.assessment.findMany({ where, distinct: ['assessorId'], select: { assessorId: true } })
  return rows.map(({ assessorId }) => assessorId)
}

type Asked = { readonly modelId: string; readonly themeId: string }

/** How far what this model answered to this theme holds, over the interviews that answered. */
async function findRobustness(reader: Pick<ReadClient, 'stance'>, { modelId, themeId }: Asked) {
  const stances = await reader.stance.findMany({
    where: { themeId, interview: { modelId, state: { in: [...countedStates] } } },
    select: {
      kind: true,
      interview: { select: { tone: true, disclosureDepth: true, interviewerKind: true, interviewer: true } },
    },
  })
  return robustnessOf(stances.map(({ kind, interview }): AnsweredInterview => ({ ...interview, stance: kind })))
}

/** Lower-case hexadecimal, of the text in UTF-8. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
