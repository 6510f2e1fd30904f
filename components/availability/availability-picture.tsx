import { getTranslations } from 'next-intl/server'
import type { CSSProperties } from 'react'
import { TimeAxis, TimeGrid, TodayLine } from '@/components/chart/time-axis'
import { TimeBar } from '@/components/chart/time-bar'
import { closeDomainOf, pointOf, type TimeDomain, unitFor } from '@/components/chart/time-scale'
import { modeLooks, windowBar } from '@/components/timelines/bar-looks'
import type { WindowRow } from '@/lib/availability/queries'
import { piecesOf } from '@/lib/timelines/rules'

type AvailabilityPictureProps = {
  readonly windows: readonly WindowRow[]
  readonly today: string
  /** The model's release, if it is known: a start that was never stated is not before it. */
  readonly releasedOn: string | null
  /** What `today` is called where it is another day. */
  readonly todayLabel?: string | undefined
}

/**
 * One line per surface, in proportion to time, with today. A start that was never stated and an end that is not known
 * are left open at that side. The list below says the same in words.
 */
export async function AvailabilityPicture({ windows, today, releasedOn, todayLabel }: AvailabilityPictureProps) {
  const domain = closeDomainOf([...windows.flatMap(datesOf), ...(releasedOn ? [releasedOn] : [])], today)
  const surfaces = [...new Set(windows.map(({ surface }) => surface))]
  const style: CSSProperties & { '--today': string } = { '--today': pointOf(domain, today) }
  return (
    <div aria-hidden="true" className="mb-5 max-sm:hidden">
      <div className="grid grid-cols-[9.5rem_minmax(0,1fr)]" data-ruled={unitFor(domain)} style={style}>
        <span />
        <TimeAxis domain={domain} finest="month" today={today} todayLabel={todayLabel} />
        {surfaces.map((surface) => (
          <Lane
            key={surface}
            surface={surface}
            windows={windows.filter((window) => window.surface === surface)}
            {...{ domain, today, releasedOn }}
          />
        ))}
      </div>
      <Legend windows={windows} />
    </div>
  )
}

type LaneProps = AvailabilityPictureProps & { readonly surface: string; readonly domain: TimeDomain }

function Lane({ surface, windows, domain, today, releasedOn }: LaneProps) {
  return (
    <>
      <span className="truncate border-t border-line py-1 pr-4">{surface}</span>
      <div className="relative border-t border-line py-1">
        <TimeGrid domain={domain} finest="month" />
        <TodayLine domain={domain} today={today} />
        <div className="time-track">
          {windows.flatMap((window) =>
            piecesOf(window, releasedOn, today).map((piece) => (
              <TimeBar
                key={`${window.id}${piece.from}${piece.certainty}`}
                domain={domain}
                {...windowBar(window.mode, piece)}
              />
            )),
          )}
          {windows.map(
            ({ id, committedUntil }) => committedUntil && <Promised key={id} at={pointOf(domain, committedUntil)} />,
          )}
        </div>
      </div>
    </>
  )
}

/** Until when the window was promised to stay. */
function Promised({ at }: { readonly at: string }) {
  return <i className="absolute inset-y-0 -ml-0.5 border-l-[3px] border-accent" style={{ left: at }} />
}

async function Legend({ windows }: { readonly windows: readonly WindowRow[] }) {
  const [t, a] = [await getTranslations('model'), await getTranslations('availability')]
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 pl-[9.5rem] text-xs text-soft">
      {[...new Set(windows.map(({ mode }) => mode))].map((mode) => (
        <li key={mode} className="flex items-center gap-2">
          <span className="relative h-[22px] w-5">
            <i className="time-bar tone-calm inset-x-0" data-look={modeLooks[mode]} />
          </span>
          {t(`mode_${mode}`)}
        </li>
      ))}
      {windows.some(({ committedUntil }) => committedUntil !== null) && (
        <li className="flex items-center gap-2">
          <span className="h-3.5 border-l-[3px] border-accent" />
          {a('committedUntil')}
        </li>
      )}
    </ul>
  )
}

function datesOf({ startsOn, endsOn, committedUntil }: WindowRow): string[] {
  return [startsOn, endsOn, committedUntil].filter((date) => date !== null)
}
