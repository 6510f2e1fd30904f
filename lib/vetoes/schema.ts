/** For the veto, or against it. */
export const voteSides = ['for', 'against'] as const
export type VoteSide = (typeof voteSides)[number]

/** How a motion stands: `escalated` is open still, and leadership has been told that votes are missing. */
export const motionStandings = ['open', 'escalated', 'carried', 'failed'] as const
export type MotionStanding = (typeof motionStandings)[number]
