import type { Stage } from '@/lib/models/schema'
import type { Cadence, ObligationKind, OwedTo, Recurrence } from '@/lib/obligations/schema'
import type { Duty, Grade, Scope } from './schema'

/** A commitment as the rules look at it; days are calendar dates. */
export type StandingCommitment = {
  readonly id: string
  readonly provider: string
  readonly title: string
  readonly grade: Grade
  readonly scope: Scope
  readonly modelId: string | null
  readonly duty: Duty
  readonly kind: ObligationKind
  readonly owedTo: OwedTo
  readonly cadence: Cadence | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly statedOn: string
  readonly isWithdrawn: boolean
}

/** A model as they look at it; dates are the chosen claims'. */
export type ScopedModel = {
  readonly id: string
  readonly provider: string
  readonly isPubliclyReleased: boolean
  readonly hasSignificantInternalUse: boolean
  readonly stage: Stage | null
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
}

/** Whether the commitment speaks of this model, whatever it promises. */
export function isInScope(commitment: StandingCommitment, model: ScopedModel): boolean {
  if (commitment.provider !== model.provider) return false
  switch (commitment.scope) {
    case 'oneModel':
      return commitment.modelId === model.id
    case 'publiclyReleased':
      return model.isPubliclyReleased
    case 'publiclyReleasedOrInternal':
      return model.isPubliclyReleased || model.hasSignificantInternalUse
    default:
      return commitment.scope satisfies never
  }
}

/**
 * Whether it makes something owed to this model now. Only what was committed to is owed: an intention, an exploration and
 * an explicit refusal to commit are on record and owe nothing. What is due at a retirement is owed from its announcement
 * on, and never to a model that had retired before the commitment was made.
 */
export function isOwed(commitment: StandingCommitment, model: ScopedModel): boolean {
  const { grade, duty, statedOn, isWithdrawn } = commitment
  if (isWithdrawn || grade !== 'commitment' || duty === 'none' || !isInScope(commitment, model)) return false
  return duty !== 'atRetirement' || retiresSince(model, statedOn)
}

/** The day on which the model retires, as far as one is announced; null while only a floor is known. */
export function retirementDay({ retiresOn, isRetirementTentative }: ScopedModel): string | null {
  return isRetirementTentative ? null : retiresOn
}

/** How it comes due again and again; null when it does not. */
export function recurrenceOf({ duty, cadence, startsOn, endsOn }: StandingCommitment): Recurrence | null {
  return duty === 'recurring' && cadence && startsOn && endsOn ? { cadence, startsOn, endsOn } : null
}

/** True when its retirement is announced, or took place, and no source says that it was over before that day. */
function retiresSince(model: ScopedModel, statedOn: string): boolean {
  const day = retirementDay(model)
  if (day !== null) return day >= statedOn
  return model.stage !== 'retired' && (model.stage === 'deprecated' || model.deprecatedOn !== null)
}
