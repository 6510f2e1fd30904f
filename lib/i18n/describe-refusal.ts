import type { FieldProblem, Refusal } from '@/lib/errors'
import type { Locale } from './locale'
import { translatorFor } from './translator'

export type DescribedRefusal = { readonly sentence: string; readonly fields: Readonly<Record<string, string>> }

/** The sentences of a refusal and of its fields, in one language. The only place where a refusal gets its words. */
export function describeRefusal(locale: Locale, refusal: Refusal): DescribedRefusal {
  const fields: Record<string, string> = {}
  for (const [name, problem] of Object.entries(refusal.fields ?? {})) fields[name] = describeProblem(locale, problem)
  return { sentence: translatorFor(locale)(`refusal.${refusal.code}`, refusal.values), fields }
}

function describeProblem(locale: Locale, problem: FieldProblem): string {
  return translatorFor(locale)(`field.${problem.code}`, problem.values)
}
