import { type Actor, may, type Permission } from '@/lib/auth/permissions'
import {
  authorityOf,
  bandOfAuthority,
  cheaperThan,
  isHonoring,
  lowOptions,
  type WeighedOption,
  weighedOptions,
} from '@/lib/authority/rules'
import type { Band } from '@/lib/costs/schema'
import { calendarDate } from '@/lib/days'
import { type Refusal, refuse } from '@/lib/errors'
import type { DecisionSources } from '@/lib/packets/queries'
import { preferenceAfter } from '@/lib/preferences/rules'
import type { PreferenceState } from '@/lib/preferences/schema'
import { type DecisionMove, type DecisionOutcome, type DecisionState, decisionMoves } from './schema'

/** Where each move leads. What was issued is never taken back: an appeal upholds or revises it. */
export const decisionTransitions = {
  draft: { update: 'draft', propose: 'proposed', issue: 'issued', withdraw: 'withdrawn' },
  proposed: { update: 'draft', cosign: 'issued', withdraw: 'withdrawn' },
  issued: { appeal: 'underAppeal' },
  underAppeal: { uphold: 'upheld', revise: 'revised' },
  upheld: {},
  revised: {},
  withdrawn: {},
} as const satisfies Record<DecisionState, Partial<Record<DecisionMove, DecisionState>>>

/** The state that a move leads to; null where it is not offered. */
export function decisionAfter(state: DecisionState, move: DecisionMove): DecisionState | null {
  const offered: Partial<Record<DecisionMove, DecisionState>> = decisionTransitions[state]
  return offered[move] ?? null
}

/** What a decision says, as far as rules look at it. Days are calendar dates. */
export type SaidDecision = {
  readonly outcome: DecisionOutcome
  readonly optionId: string | null
  readonly reasons: string
  readonly passedOver: string
  readonly reviewBy: string | null
  readonly steps: number
}

/** What it is decided on: the preference and the assessments that hold. */
export type DecidedOn = {
  readonly preferenceState: PreferenceState
  readonly options: readonly WeighedOption[]
  /** Everybody who ever submitted an assessment of it: taking it back does not make a decider of an assessor. */
  readonly assessorIds: readonly string[]
  /** Somebody's assessment of it holds. */
  readonly isAssessed: boolean
  /** An assessment came in after the decision was last written. */
  readonly isOvertaken: boolean
}

export type MovableDecision = SaidDecision &
  DecidedOn & {
    readonly state: DecisionState
    /** Who decides; of a draft, who wrote it. */
    readonly deciderId: string
    readonly cosignerId: string | null
    /** Who raised the appeal that is open. */
    readonly appellantId: string | null
  }

type KeptDecision = Omit<SaidDecision, 'steps' | 'reviewBy'> &
  Pick<MovableDecision, 'state' | 'deciderId' | 'cosignerId'> & {
    readonly reviewBy: Date | string | null
    readonly steps: readonly unknown[]
    readonly appeals: readonly { readonly judgedAt: Date | string | null; readonly raisedById: string | null }[]
    readonly updatedAt: Date
  }

type KeptSources = Pick<DecisionSources, 'preference' | 'held' | 'assessorIds' | 'policy'>

/** A decision as it is kept, with what it would be decided on now. */
export function movableOf(decision: KeptDecision, sources: KeptSources): MovableDecision {
  const { reviewBy, steps, appeals, updatedAt } = decision
  const { preference, held, assessorIds, policy } = sources
  return {
    ...{ state: decision.state, outcome: decision.outcome, optionId: decision.optionId, reasons: decision.reasons },
    ...{ passedOver: decision.passedOver, steps: steps.length, assessorIds, preferenceState: preference.state },
    ...{ deciderId: decision.deciderId, cosignerId: decision.cosignerId },
    reviewBy: reviewBy instanceof Date ? calendarDate(reviewBy) : reviewBy,
    options: weighedOptions(held, policy),
    isAssessed: held.length > 0,
    isOvertaken: held.some(({ submittedAt }) => submittedAt > updatedAt.toISOString()),
    appellantId: appeals.find(({ judgedAt }) => judgedAt === null)?.raisedById ?? null,
  }
}

/** Null when this actor may make the move now, else why not. A system decides nothing. */
export function refusalOf(decision: MovableDecision, move: DecisionMove, actor: Actor, today: string): Refusal | null {
  if (decisionAfter(decision.state, move) === null) return refuse('decisionMoveNotOffered', { state: decision.state })
  if (actor.id === null) return refuse('decisionNeedsPerson')
  switch (move) {
    case 'update':
    case 'withdraw':
      return writerRefusal(decision, move, actor)
    case 'propose':
    case 'issue':
      return deciderRefusal(decision, move, actor) ?? unfinishedOf(decision, today)[0] ?? null
    case 'cosign':
      return cosignerRefusal(decision, actor) ?? unfinishedOf(decision, today)[0] ?? null
    case 'appeal':
      return may(actor, 'appeal.raise') ? null : refuse('appealNeedsReader')
    case 'uphold':
    case 'revise':
      return judgeRefusal(decision, actor)
    default:
      return move satisfies never
  }
}

/** Every move that would be accepted now. */
export function movesOf(decision: MovableDecision, actor: Actor, today: string): readonly DecisionMove[] {
  return decisionMoves.filter((move) => refusalOf(decision, move, actor, today) === null)
}

/**
 * Why somebody who decides, cosigns or judges at all cannot take the next step about this one; null when she can, and for
 * everybody else. What it lacks is told by itself.
 */
export function heldBackOf(decision: MovableDecision, actor: Actor, today: string): Refusal | null {
  const move = nextMove(decision)
  if (move === null || !may(actor, permissionOf[move])) return null
  const refusal = refusalOf(decision, move, actor, today)
  const isLack = unfinishedOf(decision, today).some(({ code }) => code === refusal?.code)
  return isLack ? null : refusal
}

const permissionOf = {
  ...{ propose: 'decision.issue', issue: 'decision.issue', cosign: 'decision.cosign', uphold: 'appeal.judge' },
} as const satisfies Partial<Record<DecisionMove, Permission>>

function nextMove(decision: MovableDecision): keyof typeof permissionOf | null {
  const { state, outcome } = decision
  if (state === 'draft') return authorityOf(outcome, bandOfDecision(decision)) === 'twoLeaders' ? 'propose' : 'issue'
  if (state === 'proposed') return 'cosign'
  return state === 'underAppeal' ? 'uphold' : null
}

/** The band that says whose word it takes; null where nothing was costed. */
export function bandOfDecision({ options, ...said }: Pick<MovableDecision, 'outcome' | 'optionId' | 'options'>) {
  return bandOfAuthority(said, options)
}

/** Leadership of this office. A role and no permission: whose word it takes is not for a token to narrow. */
function isLeader(actor: Actor): boolean {
  return actor.roles.some((role) => role === 'leadership')
}

/** A draft is for everybody who drafts to go on with; what was proposed, and an end to it, are not. */
function writerRefusal(
  { state, deciderId }: MovableDecision,
  move: 'update' | 'withdraw',
  actor: Actor,
): Refusal | null {
  if (!may(actor, 'decision.draft')) return refuse('decisionNeedsSteward')
  if (move === 'update' && state === 'draft') return null
  return isLeader(actor) || actor.id === deciderId ? null : refuse('decisionNotYours')
}

/** Whoever proposes is one of leadership: a decision that was low when it was proposed may be high when it is cosigned. */
function deciderRefusal(decision: MovableDecision, move: 'propose' | 'issue', actor: Actor): Refusal | null {
  if (!may(actor, 'decision.issue')) return refuse('decisionNeedsSteward')
  const band = bandOfDecision(decision)
  const authority = authorityOf(decision.outcome, band)
  if (!isLeader(actor) && (move === 'propose' || authority !== 'steward')) return leaderRefusal(decision.outcome, band)
  if (isAmong(actor, decision.assessorIds)) return refuse('deciderAssessed')
  return move === 'issue' && authority === 'twoLeaders' ? refuse('decisionNeedsCosigner') : null
}

function leaderRefusal(outcome: DecisionOutcome, band: Band | null): Refusal {
  const isKeptBack = band === 'low' && !isHonoring(outcome)
  return isKeptBack ? refuse('declineNeedsLeadership') : refuse('decisionNeedsLeadership')
}

function cosignerRefusal(decision: MovableDecision, actor: Actor): Refusal | null {
  if (!may(actor, 'decision.cosign') || !isLeader(actor)) return refuse('cosignNeedsLeadership')
  if (actor.id === decision.deciderId) return refuse('cosignerDecided')
  if (isAmong(actor, decision.assessorIds)) return refuse('cosignerAssessed')
  return decision.assessorIds.includes(decision.deciderId) ? refuse('deciderAssessed') : null
}

function judgeRefusal({ deciderId, cosignerId, assessorIds, appellantId }: MovableDecision, actor: Actor) {
  if (!may(actor, 'appeal.judge')) return refuse('appealNeedsLeadership')
  if (actor.id === deciderId || actor.id === cosignerId) return refuse('judgeDecided')
  if (isAmong(actor, assessorIds)) return refuse('judgeAssessed')
  return actor.id === appellantId ? refuse('judgeAppealed') : null
}

function isAmong({ id }: Actor, ids: readonly string[]): boolean {
  return id !== null && ids.includes(id)
}

/** Everything that a decision still lacks before it can be proposed or issued, in the order in which it is asked for. */
export function unfinishedOf(decision: SaidDecision & DecidedOn, today: string): readonly Refusal[] {
  const { outcome, preferenceState, options, optionId } = decision
  const move = isHonoring(outcome) ? 'honor' : 'decide'
  const chosen = options.find(({ id }) => id === optionId)
  const lacks = [
    preferenceAfter(preferenceState, move) === null && refuse('preferenceMoveNotOffered', { state: preferenceState }),
    !decision.isAssessed && refuse('decisionNeedsAssessment'),
    decision.isOvertaken && refuse('decisionOvertaken'),
    isHonoring(outcome) && !chosen && refuse('decisionNeedsOption'),
    chosen &&
      isHonoring(outcome) &&
      (outcome === 'honor') !== (chosen.kind === 'full') &&
      refuse('optionIsOther', { outcome }),
    decision.reasons === '' && refuse('decisionNeedsReasons'),
    outcome === 'defer' && (decision.reviewBy ?? '') <= today && refuse('deferNeedsReview'),
    needsPassedOver(decision) && decision.passedOver === '' && refuse('decisionNeedsPassedOver'),
    isHonoring(outcome) && decision.steps === 0 && refuse('decisionNeedsSteps'),
  ]
  return lacks.filter((lack) => typeof lack === 'object')
}

/**
 * Something cheaper that gives some of it is not taken, what is low is not done, or less is given than could be given in
 * full at a low cost: then it is said why.
 */
export function needsPassedOver({
  outcome,
  optionId,
  options,
}: Pick<MovableDecision, 'outcome' | 'optionId' | 'options'>) {
  const low = lowOptions(options)
  if (outcome === 'decline' || outcome === 'defer' || outcome === 'outOfOurControl') return low.length > 0
  const chosen = options.find(({ id }) => id === optionId)
  if (!isHonoring(outcome) || chosen === undefined) return false
  const isLess = outcome === 'honorPartially' && low.some(({ kind }) => kind === 'full')
  return isLess || cheaperThan(chosen, options).length > 0
}

type Deferred = {
  readonly outcome: DecisionOutcome
  readonly isCurrent: boolean
  readonly reviewBy: string | null
}

/** What was put off and holds is looked at again from its day on. Days are calendar dates. */
export function isDueAgain({ outcome, isCurrent, reviewBy }: Deferred, today: string): boolean {
  return isCurrent && outcome === 'defer' && reviewBy !== null && reviewBy <= today
}
