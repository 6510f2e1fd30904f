import { getLocale, getTranslations } from 'next-intl/server'
import { formatMonth, formatYear } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { placeOf, pointOf, type Tick, type TickUnit, type TimeDomain, ticksOf } from './time-scale'

type ScaleProps = {
  readonly domain: TimeDomain
  /** The finest division that is ever shown. A frame with `data-ruled` shows fewer; see time-chart.css. */
  readonly finest: TickUnit
}

type TimeAxisProps = ScaleProps & {
  readonly today: string
  /** What the line of today is called where it marks another day. */
  readonly todayLabel?: string | undefined
}

/** The years above, the months below them, and today. Decorative: the dates are told in words beside every chart. */
export async function TimeAxis({ domain, finest, today, todayLabel }: TimeAxisProps) {
  const [locale, t] = [await getLocale(), await getTranslations('chart')]
  const ticks = ticksOf(domain, finest)
  const room = todayLabel ? '30px' : '22px'
  return (
    <div aria-hidden="true" className="time-axis">
      {yearsOf(domain).map(({ from, until }) => (
        <span key={from} className="time-year" style={placeOf(domain, from, until)}>
          <span className="time-year-label tabular">{formatYear(locale, from)}</span>
        </span>
      ))}
      {ticks.map(({ date, unit }) => (
        <span key={date} className="time-tick tabular" data-unit={unit} style={{ left: pointOf(domain, date) }}>
          {tickLabel(locale, { date, unit })}
        </span>
      ))}
      <span className="time-today-label" style={{ left: `clamp(${room}, ${pointOf(domain, today)}, 100% - ${room})` }}>
        {todayLabel ?? t('today')}
      </span>
    </div>
  )
}

/** Hairlines behind the bars, at the ticks of the axis. */
export function TimeGrid({ domain, finest }: ScaleProps) {
  return (
    <div aria-hidden="true" className="time-grid">
      {ticksOf(domain, finest).map(({ date, unit }) => (
        <i key={date} data-unit={unit} style={{ left: pointOf(domain, date) }} />
      ))}
    </div>
  )
}

/** Where today is, through all bars. */
export function TodayLine({ domain, today }: { domain: TimeDomain; today: string }) {
  return <i aria-hidden="true" className="time-today" style={{ left: pointOf(domain, today) }} />
}

function tickLabel(locale: Locale, { date, unit }: Tick): string {
  return unit === 'week' ? String(Number(date.slice(8))) : formatMonth(locale, date)
}

/** The years of the picture, cut off where it begins and ends; each keeps its number in view while one pans. */
function yearsOf(domain: TimeDomain): { from: string; until: string }[] {
  const starts = ticksOf(domain, 'year').map(({ date }) => date)
  const [first] = starts
  const all = first === domain.start ? starts : [domain.start, ...starts]
  return all.map((from, index) => ({ from, until: all[index + 1] ?? domain.end }))
}
