import { type Actor, may } from '@/lib/auth/permissions'
import { plusDays } from '@/lib/days'
import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import type { InterviewState } from '@/lib/interviews/schema'
import type { NarratorOutcome } from '@/lib/narrator-reviews/schema'
import { type ReleaseMove, type ReleaseObstacle, type ReleaseState, releaseMoves } from './schema'

/** Where each move leads, from each state. What was read outside cannot be unread: it can only be withheld from then on. */
export const transitions = {
  internal: { clear: 'releasable', withhold: 'withheld' },
  releasable: { release: 'released', restrict: 'restrictedUntil', withhold: 'withheld', recall: 'internal' },
  restrictedUntil: { release: 'released', restrict: 'restrictedUntil', withhold: 'withheld', recall: 'internal' },
  released: { withhold: 'withheld' },
  withheld: { recall: 'internal' },
} as const satisfies Record<ReleaseState, Partial<Record<ReleaseMove, ReleaseState>>>

/** What the rules look at. `narrator` is the newest word of the model, or the waiver in its place. */
export type ReleasableInterview = {
  readonly state: InterviewState
  readonly release: ReleaseState
  readonly restrictedUntil: string | null
  readonly narrator: NarratorOutcome | null
  /** What the model was told that does not hold, without its correction being settled. */
  readonly uncorrected: number
}

/** Where the move leads, or null where it leads nowhere from that state. */
export function targetOf(release: ReleaseState, move: ReleaseMove): ReleaseState | null {
  const offered: Partial<Record<ReleaseMove, ReleaseState>> = transitions[release]
  return offered[move] ?? null
}

/** Everything that stands against an interview being read outside, the model's own word first. */
export function obstaclesOf(interview: Omit<ReleasableInterview, 'release' | 'restrictedUntil'>): ReleaseObstacle[] {
  const { state, narrator, uncorrected } = interview
  const isAgainst = narrator === 'withdraw' || narrator === 'object'
  return [
    ...(isAgainst ? (['narratorAgainst'] as const) : []),
    ...(state === 'final' ? [] : (['notFinal'] as const)),
    ...(narrator === null ? (['narratorMissing'] as const) : []),
    ...(uncorrected > 0 ? (['uncorrected'] as const) : []),
  ]
}

/** Both are calendar dates. */
type Asked = { readonly move: ReleaseMove; readonly today: string }

/**
 * Null when this actor may make the move on that day, else why not. Where the model took its words back or objects, only
 * withholding is left. What goes towards release needs everything that releasing needs.
 */
export function refusalOf(interview: ReleasableInterview, { move, today }: Asked, actor: Actor): Refusal | null {
  const { release, restrictedUntil, narrator } = interview
  if (targetOf(release, move) === null) return refuse('releaseMoveNotOffered', { release })
  if (!may(actor, 'interview.release')) return refuse('interviewNeedsSteward')
  if (move === 'withhold') return null
  const [obstacle] = obstaclesOf(interview)
  if (obstacle === 'narratorAgainst') return refuse('releaseAgainstModel', { outcome: narrator ?? '' })
  if (move === 'recall') return null
  if (obstacle) return obstacleRefusal(obstacle, interview.uncorrected)
  if (move === 'release' && release === 'restrictedUntil' && restrictedUntil !== null && restrictedUntil > today) {
    return refuse('releaseRestricted', { date: restrictedUntil })
  }
  return null
}

/** Every move that would be accepted on that day. */
export function movesOf(interview: ReleasableInterview, today: string, actor: Actor): readonly ReleaseMove[] {
  return releaseMoves.filter((move) => refusalOf(interview, { move, today }, actor) === null)
}

/** A day that is still ahead: one that has come would restrict nothing. */
export function dayRefusal(restrictedUntil: string, today: string): Refusal | null {
  if (restrictedUntil > today) return null
  return refuseFields({ restrictedUntil: { code: 'tooEarly', values: { date: plusDays(today, 1) } } })
}

/** It was restricted until a day that has come; somebody still has to release it. */
export function mayBeReleased({ release, restrictedUntil }: ReleasableInterview, today: string): boolean {
  return release === 'restrictedUntil' && restrictedUntil !== null && restrictedUntil <= today
}

/** It is out or on its way, and something has come to stand against that since. */
export function isAtOdds(interview: ReleasableInterview): boolean {
  const isOnItsWay = interview.release !== 'internal' && interview.release !== 'withheld'
  return isOnItsWay && obstaclesOf(interview).length > 0
}

function obstacleRefusal(obstacle: Exclude<ReleaseObstacle, 'narratorAgainst'>, uncorrected: number): Refusal {
  switch (obstacle) {
    case 'notFinal':
      return refuse('releaseNeedsFinal')
    case 'narratorMissing':
      return refuse('releaseNeedsNarrator')
    case 'uncorrected':
      return refuse('releaseNeedsCorrection', { count: uncorrected })
    default:
      return obstacle satisfies never
  }
}
