import { costKinds } from '@/lib/costs/schema'
import { fidelities } from '@/lib/fidelity-ratings/schema'
import type { Locale } from './locale'
import { messages } from './messages'

/** The fields in which the log tells what became of a decision. */
export function outcomeLabels(locale: Locale): Readonly<Record<string, string>> {
  const { change, outcome } = messages[locale]
  return { ...outcome, fidelity: outcome.fidelityOf, cost: outcome.cost, characters: change.characters }
}

/** Its closed vocabularies, by the fields they stand in. */
export function outcomeWords(locale: Locale): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { outcome } = messages[locale]
  return {
    fidelity: Object.fromEntries(fidelities.map((fidelity) => [fidelity, outcome[`fidelity_${fidelity}`]])),
    costKind: Object.fromEntries(costKinds.map((kind) => [kind, outcome[`costKind_${kind}`]])),
  }
}
