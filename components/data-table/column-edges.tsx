import { useEffect } from 'react'
import { go } from '@/components/shell/go'

const STEP = 8
const LONG_STEP = 40
/** Several presses in a row are one change of the address. */
const SETTLE_MS = 350

/** Lets the edges of columns be dragged, and moved with the arrow keys. The address they lead to is in the page. */
export function ColumnEdges({ tableId }: { tableId: string }) {
  useEffect(() => {
    const stop = new AbortController()
    const options = { signal: stop.signal }
    let timer: ReturnType<typeof setTimeout>
    const settle = (edge: HTMLElement, delayMs: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => follow(edge.dataset.template?.replace('{width}', String(widthOf(edge)))), delayMs)
    }
    const restore = (edge: HTMLElement) => {
      clearTimeout(timer)
      follow(edge.dataset.usual)
    }
    const table = document.getElementById(tableId)
    table?.addEventListener('pointerdown', (event) => drag(event, (edge) => settle(edge, 0)), options)
    table?.addEventListener('dblclick', (event) => edgeOf(event, restore), options)
    table?.addEventListener('keydown', (event) => edgeOf(event, (edge) => press(event, edge, settle, restore)), options)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [tableId])
  return null
}

function drag(event: PointerEvent, settle: (edge: HTMLElement) => void) {
  edgeOf(event, (edge) => {
    event.preventDefault()
    edge.setPointerCapture(event.pointerId)
    const [startX, startWidth, stop] = [event.clientX, widthOf(edge), new AbortController()]
    const move = ({ clientX }: PointerEvent) => setWidth(edge, startWidth + clientX - startX)
    const end = () => {
      stop.abort()
      if (widthOf(edge) !== startWidth) settle(edge)
    }
    edge.addEventListener('pointermove', move, { signal: stop.signal })
    edge.addEventListener('lostpointercapture', end, { signal: stop.signal })
  })
}

type Settle = (edge: HTMLElement, delayMs: number) => void

function press(event: KeyboardEvent, edge: HTMLElement, settle: Settle, restore: (edge: HTMLElement) => void) {
  const step = event.shiftKey ? LONG_STEP : STEP
  const widths: Readonly<Record<string, number>> = {
    ArrowRight: widthOf(edge) + step,
    ArrowLeft: widthOf(edge) - step,
    Home: 0,
    End: Number.POSITIVE_INFINITY,
  }
  const width = widths[event.key]
  if (width === undefined && event.key !== 'Enter') return
  event.preventDefault()
  event.stopPropagation()
  if (width === undefined) return restore(edge)
  setWidth(edge, width)
  settle(edge, SETTLE_MS)
}

function edgeOf(event: Event, use: (edge: HTMLElement) => void) {
  if (event.target instanceof HTMLElement && event.target.matches('.column-edge')) use(event.target)
}

/** As wide as the column is drawn, which can be more than it asked for. */
function widthOf(edge: HTMLElement): number {
  return Math.round(edge.closest('th')?.getBoundingClientRect().width ?? 0)
}

function setWidth(edge: HTMLElement, wanted: number) {
  const [least, most] = [Number(edge.ariaValueMin), Number(edge.ariaValueMax)]
  const width = Math.round(Math.min(most, Math.max(least, wanted)))
  const cell = edge.closest('th')
  const column = cell?.closest('table')?.querySelectorAll('col')[cell.cellIndex]
  if (column) column.style.width = `${width}px`
  edge.ariaValueNow = String(width)
}

function follow(path: string | undefined) {
  if (path) go({ path, replace: true, keepScroll: true })
}
