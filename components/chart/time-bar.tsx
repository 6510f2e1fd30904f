import type { CSSProperties } from 'react'
import type { Tone } from '@/components/ui/badge'
import { placeOf, pointOf, type TimeDomain } from './time-scale'

/**
 * The pattern of a bar, so that it reads without its colour and in print: `solid`, `slanted` and `upright` lines,
 * `dashes`, `dots`, a `hollow` outline, and a `thread` for what goes on but is no longer served.
 */
export type BarLook = 'solid' | 'slanted' | 'upright' | 'dashes' | 'dots' | 'hollow' | 'thread'

/** `known` happened; `unknown` became this at some time, nobody knows when; `planned` is ahead. */
export type BarCertainty = 'known' | 'unknown' | 'planned'

export type Bar = {
  readonly tone: Tone
  readonly look: BarLook
  readonly certainty?: BarCertainty
  /** Null: not known. The bar then is a short open stub before `until`. */
  readonly from: string | null
  /** Null: not known, or not decided. The bar then is a short open stub after `from`. */
  readonly until: string | null
  /** The beginning is drawn open although the bar has its place: something bounds it, but it does not begin there. */
  readonly isStartOpen?: boolean
  /** Of an `unknown` one: what it was at its beginning. The bar passes from one into the other. */
  readonly earlier?: 'active' | 'legacy' | 'deprecated' | 'retired'
}

type TimeBarProps = Bar & {
  readonly domain: TimeDomain
  /** `lane` is a thin bar under the others; `line` counts the lanes from the top. */
  readonly size?: 'life' | 'lane'
  readonly line?: number
}

/** One bar of a time chart. Decorative: whoever draws it tells the same in words. */
export function TimeBar({
  domain,
  tone,
  look,
  certainty = 'known',
  from,
  until,
  isStartOpen,
  earlier,
  size,
  line,
}: TimeBarProps) {
  const edge = from === null ? 'start' : until === null ? 'end' : isStartOpen ? 'faded' : undefined
  const style: CSSProperties & { '--line'?: number; '--earlier'?: string } = placed(domain, from, until)
  if (line !== undefined) style['--line'] = line
  if (earlier) style['--earlier'] = `var(--color-${earlier})`
  return (
    <i
      aria-hidden="true"
      className={`time-bar tone-${tone}`}
      data-look={look}
      {...(certainty === 'known' ? {} : { 'data-certainty': certainty })}
      {...(edge ? { 'data-open': edge } : {})}
      {...(size === 'lane' ? { 'data-size': size } : {})}
      style={style}
    />
  )
}

/** The day on which something ends: a firm one is a solid stroke, a floor ("not before") an open bracket. */
export function TimeEnd({ domain, date, isFirm }: { domain: TimeDomain; date: string; isFirm: boolean }) {
  const style = { left: pointOf(domain, date) }
  return (
    <i aria-hidden="true" className="time-end tone-retired" {...(isFirm ? {} : { 'data-floor': '' })} style={style} />
  )
}

function placed(domain: TimeDomain, from: string | null, until: string | null): CSSProperties {
  if (from !== null && until !== null) return placeOf(domain, from, until)
  if (from !== null) return { left: pointOf(domain, from) }
  return { right: `calc(100% - ${pointOf(domain, until ?? domain.end)})` }
}
