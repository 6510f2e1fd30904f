import type { MotionStanding, VoteSide } from './schema'

export type Vote = {
  readonly voterId: string
  readonly side: VoteSide
  /** The voter has said that something binds her to the essay, its subject or the mover. */
  readonly hasConflict: boolean
  readonly at: Date
}

/** A motion with the policy as it was when it was made: a threshold that moves later moves no motion. */
export type Motion = {
  readonly moverId: string
  readonly openedAt: Date
  /** Independent votes that decide it. */
  readonly quorum: number
  readonly windowHours: number
  /** In the order in which they were cast. */
  readonly votes: readonly Vote[]
}

const HOUR_MS = 3_600_000

/**
 * How a motion stands at an instant, and by which vote it came there. The first side with a quorum of independent votes
 * inside the window has it. Silence never blocks an essay: half-way through the window the motion is escalated, and when
 * the window ends without a quorum for it, it has failed.
 */
export function standingOf(motion: Motion, now: Date): { readonly standing: MotionStanding; readonly by: Vote | null } {
  const { openedAt, quorum, windowHours } = motion
  const endsAt = openedAt.getTime() + windowHours * HOUR_MS
  const cast = { for: 0, against: 0 }
  for (const vote of independentVotes(motion)) {
    if (vote.at.getTime() >= endsAt || vote.at > now) continue
    cast[vote.side] += 1
    if (cast[vote.side] >= quorum) return { standing: vote.side === 'for' ? 'carried' : 'failed', by: vote }
  }
  if (now.getTime() >= endsAt) return { standing: 'failed', by: null }
  const isLate = now.getTime() >= openedAt.getTime() + (windowHours * HOUR_MS) / 2
  return { standing: isLate ? 'escalated' : 'open', by: null }
}

/** The votes that count: of others than the mover, without a conflict, and of each voter the first. */
export function independentVotes({ moverId, votes }: Motion): readonly Vote[] {
  const seen = new Set([moverId])
  return votes.filter(({ voterId, hasConflict }) => {
    const isCounted = !hasConflict && !seen.has(voterId)
    seen.add(voterId)
    return isCounted
  })
}
