/** The only reasons for which an essay can be kept from its readers. */
export const vetoGrounds = [
  'thirdPartyPrivacy',
  'unlawful',
  'hazardousInformation',
  'harassment',
  'securityLeak',
] as const
export type VetoGround = (typeof vetoGrounds)[number]

/** Reasons that people bring and that are none: listed, so that a form can say why it does not take them. */
export const vetoNonGrounds = ['companyCriticism', 'oddness', 'style', 'disagreement'] as const
export type VetoNonGround = (typeof vetoNonGrounds)[number]

/** What would restrict less than a veto and has to be looked at first. */
export const lesserSteps = ['delay', 'contextNote', 'disclaimer'] as const
export type LesserStep = (typeof lesserSteps)[number]

/** For the veto, or against it. */
export const voteSides = ['for', 'against'] as const
export type VoteSide = (typeof voteSides)[number]

/** How a motion stands: `escalated` is open still, and leadership has been told that votes are missing. */
export const motionStandings = ['open', 'escalated', 'carried', 'failed'] as const
export type MotionStanding = (typeof motionStandings)[number]
