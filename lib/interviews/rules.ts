import { type Actor, may, type Permission } from '@/lib/auth/permissions'
import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import type { ProtocolState } from '@/lib/protocol-versions/schema'
import {
  type EndReason,
  type InterviewMove,
  type InterviewState,
  interviewMoves,
  type PlanInterviewInput,
} from './schema'

/** Where each move leads, from each state. What was captured is never thrown away: it can only be said that it does not count. */
export const transitions = {
  planned: { start: 'inProgress', abandon: 'abandoned' },
  inProgress: { capture: 'captured', abandon: 'abandoned' },
  captured: { review: 'inReview', invalidate: 'invalidated' },
  inReview: { finalize: 'final', invalidate: 'invalidated' },
  final: { invalidate: 'invalidated' },
  abandoned: {},
  invalidated: {},
} as const satisfies Record<InterviewState, Partial<Record<InterviewMove, InterviewState>>>

const permissionOf = {
  start: 'interview.conduct',
  capture: 'interview.conduct',
  abandon: 'interview.conduct',
  review: 'interview.review',
  finalize: 'interview.review',
  invalidate: 'interview.review',
} as const satisfies Record<InterviewMove, Permission>

/** One reader's trust in an interview is an opinion; it takes this many people. */
export const MIN_RATERS = 2

/** What the rules look at. `raters` are people who rated it; `uncoveredTopics` are asked for and nobody said how far they were probed. */
export type MovableInterview = {
  readonly state: InterviewState
  readonly raters: number
  readonly uncoveredTopics: readonly string[]
}

/** Where the move leads, or null where it leads nowhere from that state. */
export function targetOf(state: InterviewState, move: InterviewMove): InterviewState | null {
  const offered: Partial<Record<InterviewMove, InterviewState>> = transitions[state]
  return offered[move] ?? null
}

/** Null when this actor may make the move now, else why not. */
export function refusalOf(interview: MovableInterview, move: InterviewMove, actor: Actor): Refusal | null {
  const { state, raters, uncoveredTopics } = interview
  if (targetOf(state, move) === null) return refuse('interviewMoveNotOffered', { state })
  if (!may(actor, permissionOf[move])) return refuse('interviewNeedsSteward')
  if (move !== 'finalize') return null
  if (raters < MIN_RATERS) return refuse('interviewNeedsRaters', { raters, least: MIN_RATERS })
  return uncoveredTopics.length > 0 ? refuse('interviewNeedsCoverage', { count: uncoveredTopics.length }) : null
}

/** Every move that would be accepted now. */
export function movesOf(interview: MovableInterview, actor: Actor): readonly InterviewMove[] {
  return interviewMoves.filter((move) => refusalOf(interview, move, actor) === null)
}

/** What an interview is may be changed until it is captured; what was summed up of it and who reads it, always. */
export function updateRefusal({ state }: Pick<MovableInterview, 'state'>, actor: Actor): Refusal | null {
  if (!may(actor, 'interview.plan')) return refuse('interviewNeedsSteward')
  return state === 'abandoned' || state === 'invalidated' ? refuse('interviewMoveNotOffered', { state }) : null
}

/** Turns come while it goes on, and never again. */
export function turnRefusal({ state }: Pick<MovableInterview, 'state'>): Refusal | null {
  return state === 'inProgress' ? null : refuse('turnsAreSealed', { state })
}

/** A model may end an interview before it said anything; every other one says something. */
export function captureRefusal(turnCount: number, endReason: EndReason): Refusal | null {
  return turnCount > 0 || endReason === 'subjectEnded' ? null : refuse('nothingCaptured')
}

type Sealed = { readonly sealedAt: Date | string | null }

/** What is marked, said or judged of words rests on words that cannot change any more. */
export function notSealedRefusal({ sealedAt }: Sealed): Refusal | null {
  return sealedAt === null ? refuse('interviewNotCaptured') : null
}

type Guarded = { readonly isConfidential: boolean }

/** Whether the actor may read what was said: everything that quotes it asks here. */
export function mayOpen({ isConfidential }: Guarded, actor: Actor): boolean {
  if (!may(actor, 'transcript.read')) return false
  return !isConfidential || may(actor, 'transcript.readConfidential')
}

/** Somebody asks: a person of this office, or whoever is named. */
export function interviewerRefusal(
  written: Pick<PlanInterviewInput, 'interviewerKind' | 'interviewerId' | 'interviewer'>,
): Refusal | null {
  const { interviewerKind, interviewerId, interviewer } = written
  if (interviewerKind === 'model' && interviewerId !== null) return refuseFields({ interviewerId: { code: 'invalid' } })
  return interviewerId === null && interviewer === '' ? refuseFields({ interviewer: { code: 'required' } }) : null
}

/** A new interview follows a version that is in use; one that was held may have followed what has been withdrawn since. */
export function followRefusal(state: ProtocolState | null, when: 'planned' | 'held'): Refusal | null {
  const isFollowed = state === 'published' || (state === 'withdrawn' && when === 'held')
  return isFollowed ? null : refuseFields({ protocolVersionId: { code: 'notOneOf' } })
}
