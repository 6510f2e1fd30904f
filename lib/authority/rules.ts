import type { HeldAssessment } from '@/lib/assessments/queries'
import type { OptionKind } from '@/lib/assessments/schema'
import { bandOfOption, totalsOf } from '@/lib/costs/rules'
import { type Band, bands, type CostPolicy } from '@/lib/costs/schema'
import type { DecisionOutcome } from '@/lib/decisions/schema'
import type { Authority } from './schema'

/** An option of an assessment that holds, as it is weighed: its band and its expected cost (minor units). */
export type WeighedOption = {
  readonly id: string
  readonly kind: OptionKind
  readonly band: Band
  readonly expected: bigint
}

/** Every option of every assessment that holds, by what the policy counts. */
export function weighedOptions(
  held: readonly Pick<HeldAssessment, 'options'>[],
  policy: CostPolicy,
): readonly WeighedOption[] {
  return held.flatMap(({ options }) =>
    options.map(({ id, kind, costed }) => ({
      ...{ id, kind, band: bandOfOption(costed, policy) },
      expected: totalsOf(costed, policy).expected,
    })),
  )
}

export function isHonoring(outcome: DecisionOutcome): boolean {
  return outcome === 'honor' || outcome === 'honorPartially'
}

type Chosen = { readonly outcome: DecisionOutcome; readonly optionId: string | null }

/**
 * The band that says whose word it takes. Of honoring: the highest that anybody gives options of the chosen one's kind, so
 * that no second, lower estimate of the same thing lowers it. Of anything else: the lowest at which what was asked for
 * could be given in full or in part, because that is what is not done. Null where nothing of the kind was costed.
 */
export function bandOfAuthority({ outcome, optionId }: Chosen, options: readonly WeighedOption[]): Band | null {
  if (!isHonoring(outcome)) return lowestOf(options.filter(givesSomething))
  const chosen = options.find(({ id }) => id === optionId)
  return chosen ? highestOf(options.filter(({ kind }) => kind === chosen.kind)) : null
}

/**
 * Whose word a decision takes (DOMAIN.md, "Policy of presumption"). One steward may honor what is low in cost; to keep it
 * back, to give less, or to spend more is for leadership; and what is high takes two of them. Where nothing was costed
 * nobody can say that it is low.
 */
export function authorityOf(outcome: DecisionOutcome, band: Band | null): Authority {
  if (band === 'high') return 'twoLeaders'
  return band === 'low' && outcome === 'honor' ? 'steward' : 'leadership'
}

/** Options that give some of what was asked for, and cost less than the one that is taken: why not one of these? */
export function cheaperThan(chosen: WeighedOption, options: readonly WeighedOption[]): readonly WeighedOption[] {
  return options.filter((option) => givesSomething(option) && option.expected < chosen.expected)
}

/** What could be given at a low cost. */
export function lowOptions(options: readonly WeighedOption[]): readonly WeighedOption[] {
  return options.filter((option) => givesSomething(option) && option.band === 'low')
}

function givesSomething({ kind }: Pick<WeighedOption, 'kind'>): boolean {
  return kind === 'full' || kind === 'partial'
}

function highestOf(options: readonly WeighedOption[]): Band | null {
  return bands.findLast((band) => options.some((option) => option.band === band)) ?? null
}

function lowestOf(options: readonly WeighedOption[]): Band | null {
  return bands.find((band) => options.some((option) => option.band === band)) ?? null
}
