/** The columns a list can show. The primary one names the record: it is always shown, and first. */
export type ListColumns = {
  readonly primary: string
  /** Beside the primary one when nothing else was chosen, in this order. */
  readonly shown: readonly string[]
  /** To choose from. */
  readonly more: readonly string[]
}

/** A column as somebody chose it. Without a width of its own, in pixels, it has the one the table gives it. */
export type ShownColumn = { readonly id: string; readonly width?: number }

/** Pixels: narrower than this nothing can be read, wider than that nothing else can. */
export const COLUMN_WIDTH = { min: 64, max: 640 } as const

/** Reads `name,stage:140,retires`. Null for the usual set; unknown columns and impossible widths are ignored. */
export function readColumns(list: ListColumns | undefined, values: readonly string[]): readonly ShownColumn[] | null {
  if (!list) return null
  const known = [list.primary, ...list.shown, ...list.more]
  const chosen = new Map<string, ShownColumn>()
  for (const value of values) {
    const [id = '', width] = value.split(':')
    if (known.includes(id) && !chosen.has(id)) chosen.set(id, { id, ...readWidth(width) })
  }
  if (chosen.size === 0) return null
  const primary = chosen.get(list.primary) ?? { id: list.primary }
  const columns = [primary, ...[...chosen.values()].filter((column) => column !== primary)]
  return isUsual(list, columns) ? null : columns
}

export function usualColumns(list: ListColumns): readonly ShownColumn[] {
  return [list.primary, ...list.shown].map((id) => ({ id }))
}

/** True for the set that is shown when nothing was chosen; an address leaves it out. */
export function isUsual(list: ListColumns, columns: readonly ShownColumn[]): boolean {
  return columnsText(columns) === columnsText(usualColumns(list))
}

export function columnsText(columns: readonly ShownColumn[]): string {
  return columns.map(({ id, width }) => (width === undefined ? id : `${id}:${width}`)).join(',')
}

/** Every column in the order of the chooser: the shown ones as they stand, each other one after the one it usually follows. */
export function chooserOrder(list: ListColumns, shown: readonly ShownColumn[]): readonly string[] {
  const order = shown.map((column) => column.id)
  let previous = list.primary
  for (const id of [list.primary, ...list.shown, ...list.more]) {
    if (!order.includes(id)) order.splice(order.indexOf(previous) + 1, 0, id)
    previous = id
  }
  return order
}

/** Shows the column where the chooser has it, or hides it. The primary one stays. */
export function toggledColumn(
  list: ListColumns,
  shown: readonly ShownColumn[],
  column: string,
): readonly ShownColumn[] {
  if (column === list.primary) return shown
  if (shown.some(({ id }) => id === column)) return shown.filter(({ id }) => id !== column)
  const byId = new Map(shown.map((known) => [known.id, known]))
  return chooserOrder(list, shown).flatMap((id) => (id === column ? [{ id }] : (byId.get(id) ?? [])))
}

/** The column one place nearer to the start (-1) or the end (1); null where it cannot go. */
export function movedColumn(
  list: ListColumns,
  shown: readonly ShownColumn[],
  column: string,
  step: 1 | -1,
): readonly ShownColumn[] | null {
  const at = shown.findIndex(({ id }) => id === column)
  const [moving, other] = [shown[at], shown[at + step]]
  if (!moving || !other || column === list.primary || other.id === list.primary) return null
  return shown.map((known, index) => (index === at ? other : index === at + step ? moving : known))
}

function readWidth(text: string | undefined): { width?: number } {
  const width = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0
  return width >= COLUMN_WIDTH.min && width <= COLUMN_WIDTH.max ? { width } : {}
}
