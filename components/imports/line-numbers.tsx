import { getLocale, getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/i18n/format'

/** More numbers than this nobody looks up one by one. */
const SHOWN = 6

/** Which lines of the file something is about. */
export async function LineNumbers({ lines }: { lines: readonly number[] }) {
  const [t, locale] = [await getTranslations('import'), await getLocale()]
  const shown = lines.slice(0, SHOWN).join(', ')
  const more = lines.length - SHOWN
  const named = more > 0 ? t('lineMore', { lines: shown, count: formatNumber(locale, more) }) : shown
  return <span className="tabular text-faint">{t('line', { count: lines.length, lines: named })}</span>
}
