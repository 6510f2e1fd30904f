import type { CSSProperties } from 'react'
import { type Shape, type Tone, ToneMark } from '@/components/ui/badge'
import { ScrollArea } from '@/components/ui/scroll-area'

export type Dot = {
  readonly key: string
  readonly href: string
  /** The dot in words. */
  readonly label: string
  readonly tone: Tone
  readonly shape: Shape
  /** 0 to 1, from the left. */
  readonly across: number
  /** Of the lanes, from 0 at the bottom. */
  readonly lane: number
}

export type DotTick = { readonly across: number; readonly label: string }

type DotFieldProps = {
  readonly label: string
  readonly across: string
  readonly up: string
  readonly ticks: readonly DotTick[]
  /** The lanes' names, the lowest first. */
  readonly lanes: readonly string[]
  readonly dots: readonly Dot[]
}

/**
 * Dots over a scale, in lanes. Each is a link with its own words, so it is reached by keyboard; none covers another: those
 * that lie near stand one above the other in their lane, which grows with them. Of more than {@link DOTS_STACKED} at one
 * spot the first are drawn, so whoever draws it lists all of them beside it.
 */
export function DotField({ label, across, up, ticks, lanes, dots }: DotFieldProps) {
  const placed = placedOf(dots)
  const heights = lanes.map((_, lane) => heightOf(placed, lane))
  const floorOf = (lane: number) => heights.slice(0, lane).reduce((sum, height) => sum + height, 0)
  return (
    <ScrollArea label={label} className="dot-figure">
      <span aria-hidden="true">{up}</span>
      <div className="dot-field" style={styleOf({ '--height': floorOf(lanes.length) })}>
        {lanes.map((lane, at) => (
          <span
            key={lane}
            aria-hidden="true"
            className="dot-lane tabular"
            style={styleOf({ '--floor': floorOf(at), '--height': heights[at] ?? 1 })}
          >
            {lane}
          </span>
        ))}
        {ticks.map((tick) => (
          <span key={tick.label} aria-hidden="true" className="dot-tick" style={styleOf({ '--across': tick.across })}>
            <b className="tabular">{tick.label}</b>
          </span>
        ))}
        {placed.map(({ key, href, label: words, tone, shape, spot, lane, step }) => (
          <a
            key={key}
            href={href}
            className="dot"
            title={words}
            style={styleOf({ '--across': (spot + 0.5) / SPOTS, '--floor': floorOf(lane) + step })}
          >
            <ToneMark tone={tone} shape={shape} size={11} />
            <span className="sr-only">{words}</span>
          </a>
        ))}
      </div>
      <span aria-hidden="true" className="dot-across">
        {across}
      </span>
    </ScrollArea>
  )
}

/** Numbers that the style sheet reckons with. */
function styleOf(values: Readonly<Record<`--${string}`, number>>): Style {
  return values
}

type Style = CSSProperties & Readonly<Record<`--${string}`, number>>

/** Places beside one another, so that each is as wide as a finger is told apart by. */
const SPOTS = 26

/** Dots one above the other at one spot of a lane. */
const DOTS_STACKED = 4

/** Where each dot stands; those for which there is no room are left out. */
function placedOf(dots: readonly Dot[]) {
  const taken = new Map<string, number>()
  return dots.flatMap((dot) => {
    const spot = spotOf(dot)
    const step = taken.get(`${dot.lane} ${spot}`) ?? 0
    taken.set(`${dot.lane} ${spot}`, step + 1)
    return step < DOTS_STACKED ? [{ ...dot, spot, step }] : []
  })
}

/** How many of the dots have no room at their spot. */
export function crowdedOut(dots: readonly Pick<Dot, 'across' | 'lane'>[]): number {
  const spots = new Map<string, number>()
  for (const dot of dots) spots.set(`${dot.lane} ${spotOf(dot)}`, (spots.get(`${dot.lane} ${spotOf(dot)}`) ?? 0) + 1)
  return [...spots.values()].reduce((sum, count) => sum + Math.max(0, count - DOTS_STACKED), 0)
}

function spotOf({ across }: Pick<Dot, 'across'>): number {
  return Math.min(SPOTS - 1, Math.floor(across * SPOTS))
}

/** In dots: as high as its highest stack. */
function heightOf(placed: readonly { readonly lane: number; readonly step: number }[], lane: number): number {
  return Math.max(1, ...placed.filter((dot) => dot.lane === lane).map(({ step }) => step + 1))
}
