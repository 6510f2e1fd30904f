import { estimateBases, feasibilities, optionKinds, reversibilities } from '@/lib/assessments/schema'
import { costKinds, riskKinds } from '@/lib/costs/schema'
import type { Locale } from './locale'
import { messages } from './messages'

/** The fields in which the log tells what an assessment says. */
export function assessmentLabels(locale: Locale): Readonly<Record<string, string>> {
  const { assessment, outcome } = messages[locale]
  return {
    ...{ ...assessment, option: assessment.option, currency: assessment.currency },
    ...wordsOf(outcome, 'costKind', costKinds),
    ...wordsOf(assessment, 'risk', riskKinds),
  }
}

/** Its closed vocabularies, by the fields they stand in. */
export function assessmentWords(locale: Locale): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { assessment } = messages[locale]
  return {
    feasibility: wordsOf(assessment, 'feasibility', feasibilities),
    optionKind: wordsOf(assessment, 'optionKind', optionKinds),
    basis: wordsOf(assessment, 'basis', estimateBases),
    reversibility: wordsOf(assessment, 'reversibility', reversibilities),
  }
}

function wordsOf(texts: Readonly<Record<string, string>>, name: string, values: readonly string[]) {
  return Object.fromEntries(values.map((value) => [value, texts[`${name}_${value}`] ?? value]))
}
