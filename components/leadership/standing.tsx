import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import { formatInstant, formatList, formatPeriod } from '@/lib/i18n/format'
import type { LeadershipFacts } from '@/lib/leadership/schema'

/** Of when the numbers are, what they are about, and whether some of it is made up. */
export async function Standing({ facts: { asOf, period, models, isDemo } }: { readonly facts: LeadershipFacts }) {
  const [t, locale, zone] = [await getTranslations('leadership'), await getLocale(), await getTimeZone()]
  const names = formatList(
    locale,
    models.map(({ name }) => name),
  )
  return (
    <p className="text-soft">
      {t('asOf', { at: formatInstant(locale, asOf, zone) })}{' '}
      {period.from === null ? t('withinAll') : t('within', { period: formatPeriod(locale, period.text) })}{' '}
      {models.length > 0 && t('about', { names })}{' '}
      {isDemo && (
        <>
          {t('someDemo')} <DemoMark />
        </>
      )}
    </p>
  )
}
