'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isTyping } from '@/components/shell/typing'
import { listenForRows } from './row-card'
import { type Span, TimeWindow } from './time-window'

type TimelineMotionProps = Span & { readonly id: string; readonly at: string | null }

const SETTLED_MS = 250
/** What a notch of a wheel or a pinch has to add up to for one step. */
const WHEEL_STEP = 60

/**
 * Zoom, pan and the card. Without script the picture scrolls by itself and the zooms are links; with it they change
 * only the width, and the address follows.
 */
export function TimelineMotion({ id, at, start, days, today, zooms }: TimelineMotionProps) {
  const search = useSearchParams().toString()
  const view = useRef<TimeWindow>(null)
  const middle = useRef<string>(null)
  useEffect(() => {
    const frame = document.getElementById(id)
    const shown = frame && TimeWindow.in(frame, { start, days, today, zooms })
    if (!shown) return
    const stop = new AbortController()
    view.current = shown
    // A filter changes what the picture spans; the reader stays at the time she looks at.
    if (shown.zoom !== 'all') shown.moveTo(middle.current ?? at ?? today)
    const settle = afterwards(() => {
      middle.current = shown.middle
      writeAddress(shown, location.search)
    }, stop.signal)
    listenForZoom(shown, stop.signal)
    listenForPan(shown, stop.signal)
    listenForRows(shown.frame, stop.signal)
    shown.scroller.addEventListener('scroll', settle, { signal: stop.signal, passive: true })
    frame.addEventListener('timezoom', settle, { signal: stop.signal })
    frame.dataset.ready = ''
    seekRow(frame)
    return () => stop.abort()
  }, [id, at, start, days, today, zooms])
  useEffect(() => {
    // The links of the page do not know what was zoomed since it was rendered.
    if (view.current) writeAddress(view.current, search)
  }, [search])
  return null
}

/** A link to one row leads there, whether the page was loaded or the row came in later, and puts the focus on it. */
function seekRow(frame: HTMLElement): void {
  const row = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!row || !frame.contains(row)) return
  row.scrollIntoView({ block: 'center', inline: 'nearest' })
  row.querySelector('a')?.focus({ preventScroll: true, focusVisible: true })
}

function listenForZoom(view: TimeWindow, signal: AbortSignal): void {
  let turned = 0
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return
    event.preventDefault()
    turned = Math.sign(turned) === -Math.sign(event.deltaY) ? event.deltaY : turned + event.deltaY
    if (Math.abs(turned) < WHEEL_STEP) return
    view.zoomBy(turned < 0 ? 1 : -1, event.clientX)
    turned = 0
  }
  const onClick = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    const link = event.target instanceof Element && event.target.closest<HTMLElement>('[data-zoom-to]')
    if (!link || !isPlain) return
    event.preventDefault()
    const zoom = view.named(link.dataset.zoomTo)
    if (zoom) view.zoomTo(zoom)
    else view.moveToToday()
  }
  view.scroller.addEventListener('wheel', onWheel, { signal, passive: false })
  document.addEventListener('click', onClick, { signal, capture: true })
}

function listenForPan(view: TimeWindow, signal: AbortSignal): void {
  const moves: Readonly<Record<string, () => void>> = {
    '+': () => view.zoomBy(1),
    '=': () => view.zoomBy(1),
    '-': () => view.zoomBy(-1),
    '0': () => view.zoomTo('all'),
    t: () => view.moveToToday(),
    ArrowLeft: () => view.panBy(-1),
    ArrowRight: () => view.panBy(1),
  }
  const onKey = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (!move || isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
    if (document.querySelector('dialog[open], [popover]:popover-open')) return
    event.preventDefault()
    move()
  }
  const { scroller } = view
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1) return
    scroller.scrollBy(-event.movementX, -event.movementY)
  }
  const grab = (event: PointerEvent) => {
    const isFree = event.pointerType === 'mouse' && event.button === 0 && event.target instanceof Element
    if (isFree && event.target.closest('.time-track, .time-axis')) scroller.setPointerCapture(event.pointerId)
  }
  document.addEventListener('keydown', onKey, { signal })
  scroller.addEventListener('pointerdown', grab, { signal })
  scroller.addEventListener('pointermove', (event) => scroller.hasPointerCapture(event.pointerId) && drag(event), {
    signal,
  })
}

/** The address says what is in view, so that it can be sent to somebody; no step is added to go back through. */
function writeAddress(view: TimeWindow, search: string): void {
  const { zoom } = view
  const asked = new URLSearchParams(search)
  asked.delete('zoom')
  asked.delete('at')
  if (zoom !== 'all') {
    asked.set('zoom', zoom)
    asked.set('at', view.middle)
  }
  const path = location.pathname + (asked.size > 0 ? `?${asked}` : '') + location.hash
  if (path !== location.pathname + location.search + location.hash) history.replaceState(null, '', path)
  for (const link of document.querySelectorAll<HTMLElement>('[data-zoom-to]')) {
    if (link.dataset.zoomTo === zoom) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

function afterwards(work: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout>
  signal.addEventListener('abort', () => clearTimeout(timer))
  return () => {
    clearTimeout(timer)
    timer = setTimeout(work, SETTLED_MS)
  }
}
