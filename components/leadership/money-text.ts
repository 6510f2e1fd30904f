import { formatMoney } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import type { Money } from '@/lib/money/schema'

/** An amount that may be below zero: more was taken back in a period than was spent in it. */
export function moneyText(locale: Locale, { minor, currency }: Money): string {
  return minor < 0n ? `−${formatMoney(locale, { minor: -minor, currency })}` : formatMoney(locale, { minor, currency })
}
