import type { CSSProperties, ReactNode } from 'react'

export type BarRow = {
  readonly key: string
  readonly name: ReactNode
  /** 0 to 1: how much of the bar is filled; null where there is nothing to fill it with. */
  readonly share: number | null
  /** The figures behind the bar, in the order of the columns. */
  readonly figures: readonly ReactNode[]
}

type BarTableProps = {
  readonly caption: string
  /** What the rows are, and then what each figure is. */
  readonly corner: string
  readonly columns: readonly string[]
  readonly rows: readonly BarRow[]
}

/** Bars beside their names and figures: a picture that is the table of its values too. */
export function BarTable({ caption, corner, columns, rows }: BarTableProps) {
  return (
    <table className="bar-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {corner}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="bar-figure">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, share, figures }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td aria-hidden="true" className="bar-cell">
              {share !== null && <Bar share={share} />}
            </td>
            {figures.map((figure, at) => (
              <td key={columns[at]} className="bar-figure tabular">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ share }: { readonly share: number }) {
  const style: CSSProperties & { '--share': number } = { '--share': share }
  return <i className="bar" style={style} />
}
