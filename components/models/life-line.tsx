import { getTranslations } from 'next-intl/server'
import { CalendarDate } from '@/components/ui/time'
import { calendarDate, daysUntil } from '@/lib/calendar'
import type { ModelRecord } from '@/lib/models/queries'

type LifeLineProps = { readonly model: ModelRecord; readonly now: Date }

type Milestone = {
  readonly kind: ModelRecord['dateClaims'][number]['kind']
  readonly date: string
  /** Share of the way from the first date to the last, or to today when that is later; 0 to 1. */
  readonly at: number
}

const tones = {
  released: 'tone-active',
  legacy: 'tone-legacy',
  deprecated: 'tone-deprecated',
  retires: 'tone-retired',
  retiresNotBefore: 'tone-retired',
} as const satisfies Record<Milestone['kind'], string>

/** The chosen dates of one model on one line, with today. The list below says the same in words. */
export async function LifeLine({ model, now }: LifeLineProps) {
  const t = await getTranslations('model')
  const { milestones, today } = placeOnLine(model, now)
  if (milestones.length === 0) return <p className="text-soft">{t('lifeNone')}</p>
  return (
    <div>
      <div aria-hidden="true" className="relative mt-2 mb-6 h-9 max-sm:hidden">
        {milestones.map((milestone, index) => (
          <Segment key={milestone.kind} milestone={milestone} until={milestones[index + 1]?.at ?? 1} />
        ))}
        <span className="absolute top-0 h-9 border-l border-dashed border-ink" style={{ left: `${today * 100}%` }} />
        <span
          className="absolute -top-4 text-xs text-soft"
          style={today > 0.5 ? { right: `${(1 - today) * 100}%` } : { left: `${today * 100}%` }}
        >
          {t('today')}
        </span>
      </div>
      <ol className="grid gap-x-6 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {milestones.map((milestone) => (
          <li key={milestone.kind} className={`${tones[milestone.kind]} border-l-2 border-(--tone) pl-3`}>
            <span className="block text-xs text-faint">{t(`kind_${milestone.kind}`)}</span>
            <CalendarDate date={milestone.date} />
            <span className="block text-xs text-soft">
              <Distance days={daysUntil(milestone.date, now)} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** From one date to the next; what follows a floor is drawn open, because it is not known. */
function Segment({ milestone, until }: { milestone: Milestone; until: number }) {
  const isOpen = milestone.kind === 'retiresNotBefore'
  const skin = isOpen ? 'border-y border-r border-dashed border-(--tone)' : 'bg-(--tone) opacity-80'
  return (
    <>
      <span
        className={`${tones[milestone.kind]} absolute top-4 h-2 ${skin}`}
        style={{ left: `${milestone.at * 100}%`, width: `${Math.max(0, until - milestone.at) * 100}%` }}
      />
      <span
        className={`${tones[milestone.kind]} absolute top-3 size-4 -translate-x-1/2 rounded-full border-2 border-(--tone) ${isOpen ? 'border-dashed bg-paper' : 'bg-paper'}`}
        style={{ left: `${milestone.at * 100}%` }}
      />
    </>
  )
}

export async function Distance({ days }: { days: number }) {
  const t = await getTranslations('model')
  return days >= 0 ? t('daysLeft', { days }) : t('daysAgo', { days: -days })
}

/** Proportional to time, with a little room at both ends so that no mark is cut off. */
function placeOnLine(model: ModelRecord, now: Date): { milestones: Milestone[]; today: number } {
  const chosen = model.dateClaims.filter((claim) => claim.isChosen).sort((a, b) => a.date.localeCompare(b.date))
  const todayDate = calendarDate(now)
  const all = [...chosen.map((claim) => claim.date), todayDate].sort()
  const first = Date.parse(all[0] ?? todayDate)
  const last = Date.parse(all.at(-1) ?? todayDate)
  const place = (date: string) => 0.015 + 0.95 * (last === first ? 0 : (Date.parse(date) - first) / (last - first))
  return { milestones: chosen.map(({ kind, date }) => ({ kind, date, at: place(date) })), today: place(todayDate) }
}
