import type { CSSProperties, ReactNode } from 'react'
import type { Tone } from '@/components/ui/badge'
import { ScrollArea } from '@/components/ui/scroll-area'

/** The pattern of a cell, so that it reads without its colour and in print: full, slanted lines, dots, or blank. */
export type HeatLook = 'solid' | 'slanted' | 'dots' | 'none'

export type HeatCell = {
  readonly look: HeatLook
  /** 0 to 1: how strong the pattern is. The number says the same. */
  readonly share?: number
  readonly figure: string
  /** The cell in words. */
  readonly label: string
  /** Where its rows are listed; absent where there are none. */
  readonly href?: string
}

export type HeatRow = {
  readonly key: string
  /** The name with what is to be known of the row, beside it. */
  /** Holds a link, by which whoever has no pointer reaches what scrolls. */
  readonly name: ReactNode
  readonly cells: readonly HeatCell[]
}

type HeatMapProps = {
  readonly caption: string
  readonly corner: string
  readonly columns: readonly string[]
  readonly rows: readonly HeatRow[]
  readonly tone?: Tone
}

/**
 * Rows by columns as a picture that is a table too: each cell is a link with its own words, so it is read, reached by
 * keyboard and printed like any other.
 */
export function HeatMap({ caption, corner, columns, rows, tone = 'accent' }: HeatMapProps) {
  return (
    <ScrollArea label={caption} className={`heat-frame tone-${tone}`}>
      <table className="heat-map">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td key={cell.label}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Cell({ cell: { look, share = 1, figure, label, href } }: { readonly cell: HeatCell }) {
  const style: CSSProperties & { '--share': number } = { '--share': share }
  const inside = (
    <>
      <b aria-hidden="true" className="tabular">
        {figure}
      </b>
      <span className="sr-only">{label}</span>
    </>
  )
  if (!href) {
    return (
      <span className="heat-cell" data-heat={look} style={style} title={label}>
        {inside}
      </span>
    )
  }
  return (
    <a href={href} className="heat-cell" data-heat={look} style={style} title={label}>
      {inside}
    </a>
  )
}

type HeatSwatchProps = { readonly look: HeatLook; readonly tone?: Tone }

/** What a pattern looks like, for a legend whose words stand beside it. */
export function HeatSwatch({ look, tone = 'accent' }: HeatSwatchProps) {
  return <span aria-hidden="true" className={`heat-cell heat-swatch tone-${tone}`} data-heat={look} />
}
