import { getTranslations } from 'next-intl/server'
import { CalendarDate } from '@/components/ui/time'
import { shareLeft } from '@/lib/clocks/rules'
import type { Band } from '@/lib/clocks/schema'

type TimeLeftProps = {
  readonly dueOn: string | null
  readonly daysLeft: number | null
  readonly band: Band
}

/** The time that is left in words, in a colour and on a dial, with the day itself below. */
export async function TimeLeft({ dueOn, daysLeft, band }: TimeLeftProps) {
  const tone = band === 'calm' ? 'text-ink' : 'font-medium text-(--tone)'
  return (
    <span className={`tone-${band} flex items-center gap-2.5 leading-tight`}>
      <Dial daysLeft={daysLeft} band={band} />
      <span className="min-w-0">
        <span className={`tabular block ${tone}`}>
          <Days days={daysLeft} band={band} />
        </span>
        {dueOn && (
          <span className="block text-xs text-faint max-[699px]:hidden">
            <CalendarDate date={dueOn} style="short" />
          </span>
        )}
      </span>
    </span>
  )
}

/** `12 days overdue`, `due today`, `42 days left`. */
async function Days({ days, band }: { readonly days: number | null; readonly band: Band }) {
  const t = await getTranslations('clock')
  if (days === null) return t('days_none')
  if (days === 0) return t('days_today')
  if (days > 0) return t('days_left', { days })
  return band === 'overdue' ? t('days_overdue', { days: -days }) : t('days_unrated')
}

/** How much of a quarter is left, as a part of a circle; a full one with a mark in it when none is, dashes for ever. */
function Dial({ daysLeft, band }: Omit<TimeLeftProps, 'dueOn'>) {
  return (
    <svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" className="shrink-0 text-(--tone)">
      {band === 'overdue' ? <Passed /> : <Remaining daysLeft={daysLeft} />}
    </svg>
  )
}

function Passed() {
  return (
    <>
      <circle cx="9" cy="9" r="8" fill="currentColor" />
      <path d="M9 4.5v5M9 12.4v.2" className="stroke-paper" strokeWidth="2" strokeLinecap="round" />
    </>
  )
}

function Remaining({ daysLeft }: { readonly daysLeft: number | null }) {
  const dashes = daysLeft === null ? { strokeDasharray: '3 2.5' } : {}
  return (
    <>
      <circle cx="9" cy="9" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" {...dashes} />
      {daysLeft !== null && <Wedge share={shareLeft(daysLeft)} />}
    </>
  )
}

const RADIUS = 4.75

/** A part of the circle from the top, clockwise. */
function Wedge({ share }: { readonly share: number }) {
  if (share >= 1) return <circle cx="9" cy="9" r={RADIUS} fill="currentColor" />
  const turn = 2 * Math.PI * share
  const end = `${(9 + RADIUS * Math.sin(turn)).toFixed(2)} ${(9 - RADIUS * Math.cos(turn)).toFixed(2)}`
  return <path d={`M9 9V${9 - RADIUS}A${RADIUS} ${RADIUS} 0 ${share > 0.5 ? 1 : 0} 1 ${end}Z`} fill="currentColor" />
}
