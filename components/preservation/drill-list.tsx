import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import { formatMoney } from '@/lib/i18n/format'
import { readAmount } from '@/lib/money/rules'
import type { PreservationRecord } from '@/lib/preservation/queries'

type DrillRow = PreservationRecord['drills'][number]

/** Attempts to serve the model again, newest first. */
export async function DrillList({ drills }: { readonly drills: readonly DrillRow[] }) {
  const t = await getTranslations('preservation')
  return (
    <div>
      <h3 className="font-medium">{t('drills')}</h3>
      <p className="prose pb-2 text-soft">{t('drillsLead')}</p>
      <ul className="border-t border-line">
        {drills.map((drill) => (
          <li
            key={drill.id}
            className="grid items-baseline gap-x-4 gap-y-0.5 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)]"
          >
            <span className="tabular">
              <CalendarDate date={drill.heldOn} />
            </span>
            <Told drill={drill} />
          </li>
        ))}
      </ul>
    </div>
  )
}

async function Told({ drill }: { readonly drill: DrillRow }) {
  const [t, locale] = [await getTranslations('preservation'), await getLocale()]
  const { result, hoursToServe, configMatches, hardware, cost, currency, note, reportedBy, isDemo } = drill
  const amount = cost && currency ? readAmount(cost, currency) : null
  const facts = [
    hardware,
    ...(hoursToServe === null ? [] : [t('hours', { hours: hoursToServe })]),
    configMatches ? t('configMatched') : t('configDiffered'),
    ...(amount ? [formatMoney(locale, amount)] : []),
  ]
  return (
    <span className="min-w-0">
      <Badge tone={result === 'passed' ? 'good' : 'bad'} shape={result === 'passed' ? 'tick' : 'cross'}>
        {t(`drill_${result}`)}
      </Badge>{' '}
      {isDemo && <DemoMark />}
      <span className="tabular block text-soft">{facts.join(' · ')}</span>
      {note && <span className="prose block text-soft">{note}</span>}
      <span className="block text-xs text-faint">{t('checkedBy', { name: reportedBy })}</span>
    </span>
  )
}
