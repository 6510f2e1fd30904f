import { getLocale, getTranslations } from 'next-intl/server'
import { formatMoney } from '@/lib/i18n/format'
import { policyCurrency, type ThresholdName, thresholdOf } from '@/lib/policies/schema'

/** Texts of thresholds in the reader's language: `value` says one with its unit, `bounds` what may be typed. */
export async function thresholdTexts() {
  const [t, locale] = [await getTranslations('policy'), await getLocale()]
  const money = (minor: number) => formatMoney(locale, { minor: BigInt(minor), currency: policyCurrency })
  return {
    value: (name: ThresholdName, value: number) => {
      const { unit } = thresholdOf(name)
      return unit === 'money' ? money(value) : t(`unit_${unit}`, { value })
    },
    bounds: (name: ThresholdName) => {
      const { unit, min, max } = thresholdOf(name)
      return unit === 'money' ? t('bounds_money', { max: money(max) }) : t(`bounds_${unit}`, { min, max })
    },
  }
}
