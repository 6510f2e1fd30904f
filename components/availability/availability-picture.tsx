import { getTranslations } from 'next-intl/server'
import type { WindowRow } from '@/lib/availability/queries'
import { type AvailabilityMode, availabilityModes } from '@/lib/availability/schema'

type AvailabilityPictureProps = {
  readonly windows: readonly WindowRow[]
  readonly today: string
  /** The model's release, if it is known: a start that was never stated is not before it. */
  readonly releasedOn: string | null
}

/** How a mode is drawn: the more people reach it, the fuller the bar. The word stands inside or under it as well. */
const SKINS = {
  public: 'border-soft bg-soft',
  paid: 'border-soft bg-[color-mix(in_oklab,var(--color-soft)_58%,var(--color-paper))]',
  byRequest: 'border-soft bg-[repeating-linear-gradient(135deg,var(--color-soft)_0_3px,var(--color-paper)_3px_6px)]',
  research: 'border-soft bg-[radial-gradient(var(--color-soft)_1.2px,transparent_1.3px)] bg-[length:6px_6px]',
  internal: 'border-soft bg-paper',
  none: 'border-dashed border-rule bg-transparent',
} as const satisfies Record<AvailabilityMode, string>

/**
 * One line per surface, in proportion to time, with today. A start that was never stated and an end that is not known
 * are left open at that side. The list below says the same in words.
 */
export async function AvailabilityPicture({ windows, today, releasedOn }: AvailabilityPictureProps) {
  const t = await getTranslations('model')
  const scale = scaleOf(windows, releasedOn ? [today, releasedOn] : [today])
  const surfaces = [...new Set(windows.map(({ surface }) => surface))]
  return (
    <div aria-hidden="true" className="mb-5 max-sm:hidden">
      <div className="grid grid-cols-[10.5rem_minmax(0,1fr)]">
        <span />
        <Axis scale={scale} today={today} label={t('today')} />
        {surfaces.map((surface) => (
          <Lane key={surface} surface={surface} windows={windows} scale={scale} today={today} />
        ))}
      </div>
      <Legend windows={windows} />
    </div>
  )
}

/** What the drawings mean, of those that are there. */
async function Legend({ windows }: Pick<AvailabilityPictureProps, 'windows'>) {
  const [t, a] = [await getTranslations('model'), await getTranslations('availability')]
  const isPromised = windows.some(({ committedUntil }) => committedUntil !== null)
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 pl-[10.5rem] text-xs text-soft">
      {availabilityModes
        .filter((mode) => windows.some((window) => window.mode === mode))
        .map((mode) => (
          <li key={mode} className="flex items-center gap-2">
            <span className={`h-2.5 w-5 rounded-sm border ${SKINS[mode]}`} />
            {t(`mode_${mode}`)}
          </li>
        ))}
      {isPromised && (
        <li className="flex items-center gap-2">
          <span className="h-3.5 border-l-[3px] border-ink" />
          {a('committedUntil')}
        </li>
      )}
    </ul>
  )
}

type Scale = { readonly first: number; readonly last: number }

function Axis({ scale, today, label }: { scale: Scale; today: string; label: string }) {
  const at = place(scale, today)
  return (
    <div className="relative h-5 text-xs text-faint tabular">
      {yearsOf(scale)
        .filter(({ at: year }) => Math.abs(year - at) > 0.07)
        .map(({ year, at: left }) => (
          <span key={year} className="absolute -translate-x-1/2" style={{ left: `${left * 100}%` }}>
            {year}
          </span>
        ))}
      <span className="absolute -translate-x-1/2 whitespace-nowrap text-ink" style={{ left: `${at * 100}%` }}>
        {label}
      </span>
    </div>
  )
}

type LaneProps = Omit<AvailabilityPictureProps, 'releasedOn'> & { readonly surface: string; readonly scale: Scale }

function Lane({ surface, windows, scale, today }: LaneProps) {
  return (
    <>
      <span className="truncate border-t border-line py-2 pr-4">{surface}</span>
      <div className="relative border-t border-line">
        {yearsOf(scale).map(({ year, at }) => (
          <span key={year} className="absolute inset-y-0 border-l border-line" style={{ left: `${at * 100}%` }} />
        ))}
        {windows
          .filter((window) => window.surface === surface)
          .map((window) => (
            <Bar key={window.id} window={window} scale={scale} />
          ))}
        <span
          className="absolute inset-y-0 border-l border-dashed border-ink"
          style={{ left: `${place(scale, today) * 100}%` }}
        />
      </div>
    </>
  )
}

function Bar({ window, scale }: { window: WindowRow; scale: Scale }) {
  const start = window.startsOn === null ? 0 : place(scale, window.startsOn)
  const end = window.endsOn === null ? 1 : place(scale, window.endsOn)
  const promised = window.committedUntil === null ? null : place(scale, window.committedUntil)
  const ends = `${window.startsOn === null ? 'border-l-0' : 'rounded-l-sm'} ${window.endsOn === null ? 'border-r-0' : 'rounded-r-sm'}`
  return (
    <>
      <span
        className={`absolute top-1/2 h-3.5 -translate-y-1/2 border ${SKINS[window.mode]} ${ends}`}
        style={{ left: `${start * 100}%`, width: `max(3px, ${Math.max(0, end - start) * 100}%)` }}
      />
      {promised !== null && (
        <span
          className="absolute top-1/2 h-6 -translate-y-1/2 border-l-[3px] border-ink"
          style={{ left: `${promised * 100}%` }}
        />
      )}
    </>
  )
}

/** From the first date to the last, with room at both ends for what is open there. */
function scaleOf(windows: readonly WindowRow[], more: readonly string[]): Scale {
  const dates = windows.flatMap(({ startsOn, endsOn, committedUntil }) => [startsOn, endsOn, committedUntil])
  const times = [...dates.filter((date) => date !== null), ...more].map((date) => Date.parse(date))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const room = Math.max((last - first) * 0.08, 30 * 86_400_000)
  return { first: first - room, last: last + room }
}

/** 0 at the left edge, 1 at the right one. */
function place({ first, last }: Scale, date: string): number {
  return (Date.parse(date) - first) / (last - first)
}

/** The first of January of at most ten years, so that their numbers do not touch. */
function yearsOf(scale: Scale): readonly { readonly year: number; readonly at: number }[] {
  const [from, until] = [new Date(scale.first).getUTCFullYear() + 1, new Date(scale.last).getUTCFullYear()]
  const step = Math.max(1, Math.ceil((until - from + 1) / 10))
  const years = Array.from({ length: Math.ceil((until - from + 1) / step) }, (_, index) => from + index * step)
  return years
    .map((year) => ({ year, at: place(scale, new Date(Date.UTC(year, 0, 1)).toISOString()) }))
    .filter(({ at }) => at > 0.02 && at < 0.98)
}
