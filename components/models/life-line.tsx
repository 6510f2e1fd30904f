import { getTimeZone, getTranslations } from 'next-intl/server'
import type { CSSProperties } from 'react'
import { TimeAxis, TimeGrid, TodayLine } from '@/components/chart/time-axis'
import { TimeBar, TimeEnd } from '@/components/chart/time-bar'
import { closeDomainOf, pointOf, unitFor } from '@/components/chart/time-scale'
import { segmentBar } from '@/components/timelines/bar-looks'
import { CalendarDate } from '@/components/ui/time'
import { daysBetween } from '@/lib/days'
import { isoDateIn } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { type Life, segmentsOf } from '@/lib/timelines/rules'

type LifeLineProps = {
  readonly model: ModelRecord
  readonly now: Date
  /** The day as of which the life is drawn; today when absent. */
  readonly asOf?: string
}

type Milestone = ModelRecord['dateClaims'][number]

const tones = {
  released: 'tone-active',
  legacy: 'tone-legacy',
  deprecated: 'tone-deprecated',
  retires: 'tone-retired',
  retiresNotBefore: 'tone-retired',
} as const satisfies Record<Milestone['kind'], string>

/** The life of one model, drawn as on the timeline of all. The list below says the same in words. */
export async function LifeLine({ model, now, asOf }: LifeLineProps) {
  const [t, s] = [await getTranslations('model'), await getTranslations('snapshot')]
  const today = asOf ?? isoDateIn(now, await getTimeZone())
  const todayLabel = asOf && s('thatDay')
  const milestones = model.dateClaims.filter((claim) => claim.isChosen).sort((a, b) => a.date.localeCompare(b.date))
  if (milestones.length === 0) return <p className="text-soft">{t('lifeNone')}</p>
  return (
    <div>
      <Picture life={lifeOf(model, milestones)} dates={milestones.map(({ date }) => date)} {...{ today, todayLabel }} />
      <ol className="grid gap-x-6 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {milestones.map((milestone) => (
          <li key={milestone.kind} className={`${tones[milestone.kind]} border-l-2 border-(--tone) pl-3`}>
            <span className="block text-xs text-faint">{t(`kind_${milestone.kind}`)}</span>
            <CalendarDate date={milestone.date} />
            <span className="block text-xs text-soft">
              {milestone.date === today && todayLabel ? (
                todayLabel
              ) : (
                <Distance days={daysBetween(today, milestone.date)} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

type PictureProps = {
  readonly life: Life
  readonly dates: readonly string[]
  readonly today: string
  readonly todayLabel: string | undefined
}

function Picture({ life, dates, today, todayLabel }: PictureProps) {
  const domain = closeDomainOf(dates, today)
  const style: CSSProperties & { '--today': string } = { '--today': pointOf(domain, today) }
  return (
    <div data-ruled={unitFor(domain)} style={style} className="mb-4 border-b border-line max-sm:hidden">
      <TimeAxis domain={domain} finest="month" today={today} todayLabel={todayLabel} />
      <div className="relative border-t border-line py-1">
        <TimeGrid domain={domain} finest="month" />
        <TodayLine domain={domain} today={today} />
        <div className="time-track">
          {segmentsOf(life, today).map((segment) => (
            <TimeBar key={`${segment.from}${segment.certainty}`} domain={domain} {...segmentBar(segment)} />
          ))}
          {life.retiresOn && <TimeEnd domain={domain} date={life.retiresOn} isFirm={!life.isRetirementTentative} />}
        </div>
      </div>
    </div>
  )
}

/** `in 42 days`, `today`, `324 days ago`. */
export async function Distance({ days }: { days: number }) {
  const t = await getTranslations('model')
  return days >= 0 ? t('daysLeft', { days }) : t('daysAgo', { days: -days })
}

function lifeOf({ stage, retiresOn, isRetirementTentative }: ModelRecord, milestones: readonly Milestone[]): Life {
  const dateOf = (kind: Milestone['kind']) => milestones.find((milestone) => milestone.kind === kind)?.date ?? null
  return {
    stage,
    releasedOn: dateOf('released'),
    legacyOn: dateOf('legacy'),
    deprecatedOn: dateOf('deprecated'),
    retiresOn,
    isRetirementTentative,
  }
}
