import { getLocale, getTranslations } from 'next-intl/server'
import type { TableFilter } from '@/components/data-table/table-column'
import type { ClockParams } from '@/lib/clocks/rules'
import { clockOwners, dues } from '@/lib/clocks/schema'
import { formatDate } from '@/lib/i18n/format'
import { obligationKinds, obligationSources, owedTos } from '@/lib/obligations/schema'

/** The filters of the board with their words. A day can be taken away here; it is chosen in the calendar. */
export async function clockFilters(params: ClockParams): Promise<readonly TableFilter[]> {
  const [t, words, locale] = await Promise.all([getTranslations('clock'), getTranslations('obligation'), getLocale()])
  const days = (params.filters.on ?? []).filter((day) => !Number.isNaN(Date.parse(day)))
  const on = days.map((value) => ({ value, label: formatDate(locale, value, 'short') }))
  return [
    ...(on.length > 0 ? [{ name: 'on', label: t('on'), options: on }] : []),
    { name: 'due', label: t('due'), options: dues.map((value) => ({ value, label: t(`due_${value}`) })) },
    { name: 'owner', label: t('who'), options: clockOwners.map((value) => ({ value, label: t(`who_${value}`) })) },
    {
      name: 'owedTo',
      label: t('owedTo'),
      options: owedTos.map((value) => ({ value, label: words(`owedTo_${value}`) })),
    },
    {
      name: 'kind',
      label: t('kind'),
      options: obligationKinds.map((value) => ({ value, label: words(`kind_${value}`) })),
    },
    {
      name: 'source',
      label: t('source'),
      options: obligationSources.map((value) => ({ value, label: words(`source_${value}`) })),
    },
  ]
}
