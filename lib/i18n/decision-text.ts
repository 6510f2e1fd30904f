import { decisionOutcomes, precedents } from '@/lib/decisions/schema'
import type { Locale } from './locale'
import { messages } from './messages'

type Words = Readonly<Record<string, string>>

/** The fields in which the log tells what a decision says. */
export function decisionLabels(locale: Locale): Words {
  const { decision } = messages[locale]
  return { ...decision, closedAt: decision.closedAt }
}

/** Its closed vocabularies, by the fields they stand in. */
export function decisionWords(locale: Locale): Readonly<Record<'outcome' | 'precedent', Words>> {
  const { decision } = messages[locale]
  return {
    outcome: Object.fromEntries(decisionOutcomes.map((value) => [value, decision[`outcome_${value}`]])),
    precedent: Object.fromEntries(precedents.map((value) => [value, decision[`precedent_${value}`]])),
  }
}
