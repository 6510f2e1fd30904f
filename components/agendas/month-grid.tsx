import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { RowKeys } from '@/components/data-table/row-keys'
import type { AgendaDay } from '@/lib/agendas/queries'
import { agendaHref, monthOf } from '@/lib/agendas/rules'
import { type AgendaParams, DAY_LIMIT } from '@/lib/agendas/schema'
import { formatDate } from '@/lib/i18n/format'
import { DayEntries } from './day-entries'

type MonthGridProps = {
  readonly params: AgendaParams
  readonly days: readonly AgendaDay[]
  /** The reader's own calendar date. */
  readonly today: string
}

/** A month as weeks of days; on a narrow screen as a list of the days that hold something. */
export async function MonthGrid({ params, days, today }: MonthGridProps) {
  const t = await getTranslations('agenda')
  const isEmpty = days.every((day) => monthOf(day.day) !== params.month || day.owedCount + day.dateCount === 0)
  return (
    <div>
      <Weekdays days={days.slice(0, 7)} />
      <ol id="month" className="month-grid" data-settles>
        {days.map((day) => (
          <MonthDay key={day.day} {...{ params, day, today }} />
        ))}
      </ol>
      {isEmpty && <p className="pt-3 text-soft md:hidden">{t('none')}</p>}
      <p className="pt-3 text-xs text-faint max-md:hidden" data-screen-only>
        {t('keys')}
      </p>
      <RowKeys tableId="month" />
    </div>
  )
}

/** Each day says its own weekday to whoever does not see the columns. */
async function Weekdays({ days }: { readonly days: readonly AgendaDay[] }) {
  const format = await getFormatter()
  return (
    <div aria-hidden="true" className="grid grid-cols-7 max-md:hidden">
      {days.map(({ day }) => (
        <span key={day} className="px-2 pb-1.5 text-xs text-faint">
          {format.dateTime(new Date(day), { weekday: 'short', timeZone: 'UTC' })}
        </span>
      ))}
    </div>
  )
}

type MonthDayProps = Omit<MonthGridProps, 'days'> & { readonly day: AgendaDay }

async function MonthDay({ params, day, today }: MonthDayProps) {
  const [t, locale, format] = [await getTranslations('agenda'), await getLocale(), await getFormatter()]
  const count = day.owedCount + day.dateCount
  const rest = count - day.owed.length - day.dates.length
  const isMany = day.owedCount > DAY_LIMIT || day.dateCount > DAY_LIMIT
  const isToday = day.day === today
  const weekday = format.dateTime(new Date(day.day), { weekday: 'short', timeZone: 'UTC' })
  const href = agendaHref({ ...params, day: day.day })
  return (
    <li
      className="month-day"
      {...(monthOf(day.day) === params.month ? {} : { 'data-outside': '' })}
      {...(count === 0 ? { 'data-free': '' } : {})}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
    >
      <p className="month-date">
        <time dateTime={day.day}>
          <span className="md:sr-only">{formatDate(locale, day.day, 'short')}</span>
          <span aria-hidden="true" className="month-number">
            {Number(day.day.slice(8))}
          </span>
          <span className="text-faint md:sr-only"> {weekday}</span>
        </time>
        {isToday && <span className="text-xs font-medium text-accent">{t('today')}</span>}
      </p>
      {count > 0 && <DayEntries day={day} />}
      {rest > 0 && (
        <a href={href} className="month-more tabular">
          <span className="sr-only">{formatDate(locale, day.day)}: </span>
          {isMany ? t('moreMany', { n: format.number(rest) }) : t('more', { n: format.number(rest) })}
        </a>
      )}
    </li>
  )
}
