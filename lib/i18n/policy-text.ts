import { policyCurrency, thresholdNames, thresholdOf } from '@/lib/policies/schema'
import { formatMoney, formatNumber } from './format'
import type { Locale } from './locale'
import { messages } from './messages'

/** The fields in which the log tells a change of the policy. */
export function policyLabels(locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(thresholdNames.map((name) => [name, messages[locale].policy[`threshold_${name}`]]))
}

/** A number that the log tells: an amount where it is one of the policy's, which are kept in minor units. */
export function numberText(locale: Locale, name: string, value: number): string {
  const threshold = thresholdNames.find((one) => one === name)
  const isMoney = threshold !== undefined && thresholdOf(threshold).unit === 'money'
  return isMoney ? formatMoney(locale, { minor: BigInt(value), currency: policyCurrency }) : formatNumber(locale, value)
}
