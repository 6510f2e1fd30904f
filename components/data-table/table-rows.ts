/** The rows of a table as they stand in the document, which is the one place that knows which of them are chosen. */
export function rowsOf(tableId: string): HTMLTableRowElement[] {
  return [...document.querySelectorAll<HTMLTableRowElement>(`#${CSS.escape(tableId)} tbody tr:not([data-detail])`)]
}

export function boxOf(row: Element | undefined): HTMLInputElement | null {
  return row?.querySelector<HTMLInputElement>('[data-choose]') ?? null
}

/** Ticks or unticks boxes and tells the table once. */
export function choose(boxes: readonly (HTMLInputElement | null)[], isChosen: boolean): void {
  const changing = boxes.flatMap((box) => (box && box.checked !== isChosen ? [box] : []))
  for (const box of changing) box.checked = isChosen
  changing.at(-1)?.dispatchEvent(new Event('change', { bubbles: true }))
}
