import type { ReactNode } from 'react'
import type { Count } from '@/lib/counting'

/** What the table knows about a column. Plain values decided on the server. */
export type TableColumn = {
  /** One of the list schema's columns, when that declares any. */
  readonly id: string
  readonly header: string
  /** The name of its order in the list schema; absent when the list cannot be sorted by it. */
  readonly sort?: string
  /** The direction of the first click; dates usually start with the newest. */
  readonly firstDirection?: 'asc' | 'desc'
  readonly align?: 'start' | 'end'
  /** Pixels; columns without a width share what is left. */
  readonly width?: number
  /** Carries the link to the record. */
  readonly isPrimary?: boolean
  /**
   * Where it goes when rows become cards: beside the name, on the second line (with its header or without), on a line of
   * its own before or after that one, or nowhere.
   */
  readonly narrow?: 'aside' | 'line' | 'labelled' | 'own' | 'last' | 'hidden'
}

/** One record of a list, its cells already rendered. `label` names it for assistive technology. */
export type TableRow = {
  readonly id: string
  readonly href: string
  readonly label: string
  readonly cells: Readonly<Record<string, ReactNode>>
  /** Stands behind the name and is never cut off, however long that is. */
  readonly marks?: ReactNode
  /** What a `<details>` in one of the cells opens: it stands below the row, across its whole width. */
  readonly detail?: ReactNode
  /** What can be done with it now, as the noun's rule says: names of `TableMoves`. Absent: it cannot be chosen. */
  readonly moves?: readonly string[]
}

/** Something that can be done with several rows at once. */
export type TableMove = { readonly name: string; readonly label: string }

/** What the bar under the rows offers when some are chosen. */
export type TableMoves = {
  readonly offered: readonly TableMove[]
  /** A server action that draws what will happen to which rows, and the form that does it: see `MovePlan`. */
  readonly plan: (move: string, ids: readonly string[]) => Promise<ReactNode>
}

export type FilterOption = {
  readonly value: string
  readonly label: string
  readonly count?: number
  readonly mark?: ReactNode
}

export type TableFilter = { readonly name: string; readonly label: string; readonly options: readonly FilterOption[] }

export type TablePage = {
  readonly rows: readonly TableRow[]
  readonly total: Count
  /** Cursors of the neighbouring pages. */
  readonly previous?: string
  readonly next?: string
}
