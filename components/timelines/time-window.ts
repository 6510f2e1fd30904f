import { daysBetween, plusDays } from '@/lib/days'
import type { TimelineZoom } from '@/lib/timelines/schema'

/** What the picture spans: its first day, its length, and the day it is; and how much of it can be in view, most first. */
export type Span = {
  readonly start: string
  readonly days: number
  readonly today: string
  readonly zooms: readonly TimelineZoom[]
}

/**
 * The part of the picture that is in view. It lives in the browser's own scroll position and in one attribute of the
 * frame, which the style sheet turns into a width: rows never hear of it.
 */
export class TimeWindow {
  readonly frame: HTMLElement
  readonly scroller: HTMLElement
  readonly #axis: HTMLElement
  readonly #span: Span

  private constructor(frame: HTMLElement, scroller: HTMLElement, axis: HTMLElement, span: Span) {
    this.frame = frame
    this.scroller = scroller
    this.#axis = axis
    this.#span = span
  }

  static in(frame: HTMLElement, span: Span): TimeWindow | null {
    const scroller = frame.querySelector<HTMLElement>('.timeline-scroll')
    const axis = frame.querySelector<HTMLElement>('.time-axis')
    return scroller && axis ? new TimeWindow(frame, scroller, axis, span) : null
  }

  get zoom(): TimelineZoom {
    return this.named(this.frame.dataset.zoom) ?? 'all'
  }

  named(text: string | undefined): TimelineZoom | undefined {
    return this.#span.zooms.find((zoom) => zoom === text)
  }

  /** The visible width of the time itself, without the names beside it. */
  get #width(): number {
    return this.scroller.clientWidth - (this.scroller.scrollWidth - this.#axis.offsetWidth)
  }

  get middle(): string {
    const share = (this.scroller.scrollLeft + this.#width / 2) / this.#axis.offsetWidth
    return plusDays(this.#span.start, Math.round(share * this.#span.days))
  }

  /** Zooms so that the time under `x` (pixels of the screen) stays where it is; without it, the middle does, or today comes there. */
  zoomTo(zoom: TimelineZoom, x?: number): void {
    if (zoom === this.zoom) return
    this.frame.dispatchEvent(new Event('timezoom'))
    const edge = this.scroller.getBoundingClientRect().right - this.#width
    const from = x === undefined ? this.#width / 2 : x - edge
    const isWhole = x === undefined && this.#axis.offsetWidth <= this.#width + 1
    const share = isWhole ? this.#shareOf(this.#span.today) : (this.scroller.scrollLeft + from) / this.#axis.offsetWidth
    this.frame.dataset.zoom = zoom
    this.scroller.scrollLeft = share * this.#axis.offsetWidth - from
  }

  /** One step in (1) or out (-1). */
  zoomBy(step: 1 | -1, x?: number): void {
    const { zooms } = this.#span
    const next = zooms[zooms.indexOf(this.zoom) + step]
    if (next) this.zoomTo(next, x)
  }

  moveTo(date: string): void {
    this.scroller.scrollLeft = this.#shareOf(date) * this.#axis.offsetWidth - this.#width / 2
  }

  #shareOf(date: string): number {
    return daysBetween(this.#span.start, date) / this.#span.days
  }

  moveToToday(): void {
    this.moveTo(this.#span.today)
  }

  /** Forwards (1) or back (-1) by an eighth of what is in view. */
  panBy(step: 1 | -1): void {
    this.scroller.scrollLeft += (step * this.#width) / 8
  }
}
