import { getLocale, getTranslations } from 'next-intl/server'
import { reachableOn } from '@/lib/availability/rules'
import { formatList } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'

type ReachStatementProps = { readonly model: ModelRecord; readonly today: string; readonly isPast?: boolean }

/** One sentence about where the model can be reached today; none while nothing is on record. */
export async function ReachStatement({ model, today, isPast = false }: ReachStatementProps) {
  if (model.availability.length === 0) return null
  const [t, locale] = [await getTranslations('availability'), await getLocale()]
  const places = reachableOn(model.availability, today).map(({ mode, surface }) =>
    mode === 'none' ? surface : t(`reach_${mode}`, { surface }),
  )
  if (places.length === 0) return t(isPast ? 'unreachableThen' : 'unreachable')
  const list = formatList(locale, places)
  return model.stage === 'retired' ? t('retiredReachable', { list }) : t('reachable', { list })
}
