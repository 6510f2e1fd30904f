const GAP_PX = 14

/**
 * Shows what a row tells in words beside the pointer, or beside its name while it has the focus. It stands to the right
 * of the pointer, so that one can go down the rows without running into it, and over to it without losing it.
 */
export function listenForRows(frame: HTMLElement, signal: AbortSignal): void {
  const card = frame.querySelector<HTMLElement>('.timeline-card')
  if (!card) return
  let shown: { row: Element; x: number } | null = null
  let seen = ''
  const place = () => {
    if (shown) placeBeside(card, shown.row.getBoundingClientRect(), shown.x)
  }
  const show = (row: Element | null, x: number) => {
    if (row === shown?.row) return
    shown = row && fill(card, row) ? { row, x } : null
    card.hidden = shown === null
    place()
  }
  const on = { signal }
  frame.addEventListener(
    'pointermove',
    (event) => {
      const at = `${event.clientX} ${event.clientY}`
      // A row that scrolls under a resting pointer moves nothing of the pointer's.
      const hasMoved = at !== seen
      seen = at
      if (!hasMoved || event.buttons !== 0 || !(event.target instanceof Element) || card.contains(event.target)) return
      show(event.target.closest('.timeline-row'), event.clientX)
    },
    on,
  )
  frame.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'mouse' || !(event.target instanceof Element) || card.contains(event.target)) return
      show(event.target.closest('.timeline-row'), event.clientX)
    },
    on,
  )
  frame.addEventListener('pointerleave', () => show(null, 0), on)
  frame.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Element && target.matches('[data-row-link]:focus-visible')) {
        show(target.closest('.timeline-row'), target.getBoundingClientRect().right)
      }
    },
    on,
  )
  frame.addEventListener('focusout', () => show(null, 0), on)
  frame.addEventListener('scroll', place, { signal, capture: true, passive: true })
  document.addEventListener('scroll', place, { signal, passive: true })
  document.addEventListener('keydown', (event) => event.key === 'Escape' && show(null, 0), on)
}

function fill(card: HTMLElement, row: Element): boolean {
  const source = row.querySelector<HTMLAnchorElement>('[data-row-link]')
  const words = row.querySelector('.timeline-words')
  const link = card.querySelector('a')
  const text = card.querySelector('p')
  if (!source || !words || !link || !text) return false
  link.textContent = source.textContent
  link.href = source.href
  text.textContent = words.textContent
  return true
}

function placeBeside(card: HTMLElement, row: DOMRect, x: number): void {
  const { offsetWidth: width, offsetHeight: height } = card
  const isRoomy = x + GAP_PX + width < innerWidth
  const left = isRoomy ? x + GAP_PX : x - GAP_PX - width
  const top = row.bottom + height + 6 < innerHeight ? row.bottom + 2 : row.top - height - 2
  card.style.translate = `${Math.max(8, left)}px ${Math.max(8, top)}px`
}
