import type { CSSProperties, ReactNode } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'

export type Column = {
  readonly key: string
  readonly name: string
  /** 0 to 1: how high the column is; null where there is nothing to measure. */
  readonly share: number | null
  /** What stands above the column. */
  readonly label: string
  /** The figures below it, in the order of the lines. */
  readonly figures: readonly ReactNode[]
}

type ColumnTableProps = {
  readonly caption: string
  /** What the columns show, and then what each line of figures is. */
  readonly measure: string
  readonly lines: readonly string[]
  readonly columns: readonly Column[]
}

/** Columns side by side over their figures, for what follows one another in time; a table too, with its names below. */
export function ColumnTable({ caption, measure, lines, columns }: ColumnTableProps) {
  return (
    <ScrollArea label={caption} className="column-frame">
      <table className="column-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="column-picture">
            <th scope="row">{measure}</th>
            {columns.map(({ key, share, label }) => (
              <td key={key} className="tabular">
                <Standing share={share} label={label} />
              </td>
            ))}
          </tr>
          {lines.map((line, at) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {columns.map(({ key, figures }) => (
                <td key={key} className="tabular">
                  {figures[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Standing({ share, label }: Pick<Column, 'share' | 'label'>) {
  const style: CSSProperties & { '--share': number } = { '--share': share ?? 0 }
  return (
    <span className="column-track" style={style}>
      <b>{label}</b>
      {share !== null && <i aria-hidden="true" className="column-bar" />}
    </span>
  )
}
