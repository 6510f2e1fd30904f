import { getLocale } from 'next-intl/server'
import { formatMoney } from '@/lib/i18n/format'
import { currencyOf } from '@/lib/money/rules'

type AmountProps = { readonly minor: string; readonly currency: string }

/** An amount that came as whole minor units in text. */
export async function Amount({ minor, currency }: AmountProps) {
  const locale = await getLocale()
  return (
    <span className="tabular">{formatMoney(locale, { minor: BigInt(minor), currency: currencyOf(currency) })}</span>
  )
}
