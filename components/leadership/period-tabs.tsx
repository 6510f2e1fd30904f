import { getLocale, getTranslations } from 'next-intl/server'
import { changedHref } from '@/components/data-table/list-link'
import { PageTabs } from '@/components/shell/page-tabs'
import { formatPeriod } from '@/lib/i18n/format'
import { periodPresets } from '@/lib/leadership/rules'
import { leadershipList } from '@/lib/leadership/schema'
import type { ListParams } from '@/lib/list-params'

type PeriodTabsProps = { readonly params: ListParams; readonly text: string; readonly today: string }

/** The usual periods, and the one of the address where it is another. */
export async function PeriodTabs({ params, text, today }: PeriodTabsProps) {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  const presets = periodPresets(today).map((preset) => ({ text: preset.text, label: t(`period_${preset.name}`) }))
  const isPreset = presets.some((preset) => preset.text === text)
  const shown = isPreset ? presets : [...presets, { text, label: formatPeriod(locale, text) }]
  const tabs = shown.map((one) => ({
    label: one.label,
    isCurrent: one.text === text,
    href: changedHref('/leadership', leadershipList, params, { filters: { ...params.filters, period: [one.text] } }),
  }))
  return <PageTabs label={t('period')} tabs={tabs} />
}
