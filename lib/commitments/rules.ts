import { done, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import type { Stage } from '@/lib/models/schema'
import { readRecurrence } from '@/lib/obligations/rules'
import type { Cadence, ObligationKind, OwedTo, Recurrence } from '@/lib/obligations/schema'
import type { Duty, Grade, PublishCommitmentInput, ReviseCommitmentInput, Scope } from './schema'

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

/** Why something is owed to a model, or is not. */
export type OwedVerdict = 'owed' | 'outOfScope' | 'withdrawn' | 'notCommitted' | 'notAnnounced' | 'retiredBefore'

/**
 * Whether it makes something owed to this model now. Only what was committed to is owed: an intention, an exploration and
 * an explicit refusal to commit are on record and owe nothing. What is due at a retirement is owed from its announcement
 * on, and never to a model that had retired before the commitment was made. What is owed already stays so: a reprieve
 * takes away its day and not the debt.
 */
export function owedVerdict(commitment: StandingCommitment, model: ScopedModel): OwedVerdict {
  if (!isInScope(commitment, model)) return 'outOfScope'
  if (commitment.isWithdrawn) return 'withdrawn'
  if (commitment.grade !== 'commitment' || commitment.duty === 'none') return 'notCommitted'
  return commitment.duty === 'atRetirement' ? retirementVerdict(model, commitment.statedOn) : 'owed'
}

export function isOwed(commitment: StandingCommitment, model: ScopedModel): boolean {
  return owedVerdict(commitment, model) === 'owed'
}

/** The day on which the model retires, as far as one is announced; null while only a floor is known. */
export function retirementDay({ retiresOn, isRetirementTentative }: ScopedModel): string | null {
  return isRetirementTentative ? null : retiresOn
}

/** How it comes due again and again; null when it does not. */
export function recurrenceOf({ duty, cadence, startsOn, endsOn }: StandingCommitment): Recurrence | null {
  return duty === 'recurring' && cadence && startsOn && endsOn ? { cadence, startsOn, endsOn } : null
}

/** Of a model that has retired on a day no source states, nobody can say that it came after: nothing is invented. */
function retirementVerdict(model: ScopedModel, statedOn: string): OwedVerdict {
  const day = retirementDay(model)
  if (day !== null) return day >= statedOn ? 'owed' : 'retiredBefore'
  if (model.stage === 'retired') return 'retiredBefore'
  return model.stage === 'deprecated' || model.deprecatedOn !== null ? 'owed' : 'notAnnounced'
}

type Terms = Pick<PublishCommitmentInput, 'scope' | 'modelId' | 'duty' | 'cadence' | 'startsOn' | 'endsOn' | 'statedOn'>

/** How it is to come due, read whole; refuses terms that contradict each other, or were made public after today. */
export function readTerms(terms: Terms, today: string): Result<Recurrence | null> {
  const { scope, modelId, duty, statedOn } = terms
  if (statedOn > today) return refuseFields({ statedOn: { code: 'inFuture' } })
  if ((scope === 'oneModel') !== (modelId !== null)) return refuseFields({ modelId: { code: 'required' } })
  if (duty !== 'recurring') return done(null)
  if (!terms.cadence) return refuseFields({ cadence: { code: 'required' } })
  return readRecurrence(terms)
}

/** What a revision is held against. */
type Revised = Pick<StandingCommitment, 'scope' | 'duty' | 'endsOn' | 'isWithdrawn'> & { readonly revisedOn: string }

type Revision = Pick<ReviseCommitmentInput, 'scope' | 'duty' | 'endsOn' | 'statedOn'>

/**
 * Null when it can be revised so, else why not. A version never speaks from before the one it follows; a commitment about
 * one model stays about it; slots that were promised are never taken back, so a series only gets longer.
 */
export function revisionRefusal(before: Revised, revision: Revision, today: string): Refusal | null {
  if (before.isWithdrawn) return refuse('commitmentWithdrawn')
  if (revision.statedOn > today) return refuseFields({ statedOn: { code: 'inFuture' } })
  if (revision.statedOn < before.revisedOn) return refuse('versionOlder', { date: before.revisedOn })
  if ((before.scope === 'oneModel') !== (revision.scope === 'oneModel')) return refuse('scopeFixed')
  if ((before.duty === 'recurring') !== (revision.duty === 'recurring')) return refuse('dutyFixed')
  if (revision.duty !== 'recurring' || before.endsOn === null) return null
  const { endsOn } = revision
  return endsOn !== null && endsOn < before.endsOn ? refuse('seriesOnlyGrows', { date: before.endsOn }) : null
}

const comparedTerms = ['title', 'statement', 'grade', 'scope', 'duty', 'statedOn', 'sourceUrl'] as const

type Compared = Readonly<Record<(typeof comparedTerms)[number], string>>

/** What a version says differently from the one before it, field by field. */
export function changedTerms(before: Compared, after: Compared) {
  return comparedTerms
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], after: after[name] }))
}
