import { getLocale, getTranslations } from 'next-intl/server'
import type { CSSProperties } from 'react'
import { TimeAxis, TimeGrid, TodayLine } from '@/components/chart/time-axis'
import { domainOf, pointOf, type TimeDomain, unitFor } from '@/components/chart/time-scale'
import { RowKeys } from '@/components/data-table/row-keys'
import { daysBetween } from '@/lib/days'
import { providerName } from '@/lib/models/rules'
import type { TimelineRow as Row } from '@/lib/timelines/queries'
import { datesOf, groupsOf, type TimelineView } from '@/lib/timelines/rules'
import { timelineZooms } from '@/lib/timelines/schema'
import type { Words } from './row-words'
import { TimelineMotion } from './timeline-motion'
import { TimelineRow } from './timeline-row'

type TimelineProps = {
  readonly rows: readonly Row[]
  readonly view: TimelineView
  /** The calendar date it is for the reader. */
  readonly today: string
}

const id = 'timeline'

/**
 * The picture: one row per model, all placed by shares of one width. Zooming changes that width and nothing else, so
 * no row is rendered again; rows out of sight are not laid out at all.
 */
export async function Timeline({ rows, view, today }: TimelineProps) {
  const [words, t] = [await requestWords(), await getTranslations('timeline')]
  const domain = domainOf(rows.flatMap(datesOf), today)
  const days = daysBetween(domain.start, domain.end)
  const style: CSSProperties & { '--days': number; '--today': string } = {
    '--days': days,
    '--today': pointOf(domain, today),
  }
  return (
    <div id={id} className="timeline" data-zoom={view.zoom} data-ruled={unitFor(domain)} style={style} data-settles>
      <section className="timeline-scroll" aria-label={t('picture')}>
        <div className="timeline-canvas">
          <div className="timeline-head">
            <div className="timeline-corner" />
            <TimeAxis domain={domain} finest="week" today={today} />
          </div>
          <div className="timeline-body">
            <div className="timeline-layer">
              <TimeGrid domain={domain} finest="week" />
              <TodayLine domain={domain} today={today} />
            </div>
            {groupsOf(rows, view.group).map(({ name, rows: ofGroup }) => (
              <TimelineGroup
                key={name}
                name={nameOf(name, view)}
                rows={ofGroup}
                domain={domain}
                today={today}
                words={words}
              />
            ))}
          </div>
        </div>
      </section>
      <div hidden aria-hidden="true" className="timeline-card float">
        <a href="/models" tabIndex={-1} className="font-medium hover:underline">
          {t('picture')}
        </a>
        <p className="whitespace-pre-line" />
      </div>
      <RowKeys tableId={id} />
      <TimelineMotion id={id} start={domain.start} days={days} today={today} at={view.at} zooms={timelineZooms} />
    </div>
  )
}

type TimelineGroupProps = {
  readonly name: string | null
  readonly rows: readonly Row[]
  readonly domain: TimeDomain
  readonly today: string
  readonly words: Words
}

function TimelineGroup({ name, rows, ...shared }: TimelineGroupProps) {
  return (
    <div className="timeline-group">
      {name !== null && (
        <h2 className="timeline-group-name">
          {name} <span className="tabular">{rows.length}</span>
        </h2>
      )}
      <ul {...(name === null ? {} : { 'aria-label': name })}>
        {rows.map((row) => (
          <TimelineRow key={row.id} row={row} {...shared} />
        ))}
      </ul>
    </div>
  )
}

/** The texts of one request, fetched once for all rows. */
export async function requestWords(): Promise<Words> {
  const [locale, timeline, model, stage] = await Promise.all([
    getLocale(),
    getTranslations('timeline'),
    getTranslations('model'),
    getTranslations('stage'),
  ])
  return { locale, timeline, model, stage }
}

function nameOf(name: string | null, { group }: TimelineView): string | null {
  return name !== null && group === 'provider' ? providerName(name) : name
}
