import type { ReactNode } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'

type MatrixTableProps = {
  /** What the table shows, for whoever hears it read or comes to it by keyboard. */
  readonly caption: string
  readonly heads: readonly string[]
  /** A class with the least width at which its columns can be read. */
  readonly width: string
  /** Its rows. */
  readonly children: ReactNode
}

/** Rows under heads, in a place that is narrower than they are where it has to be. */
export function MatrixTable({ caption, heads, width, children }: MatrixTableProps) {
  return (
    <ScrollArea label={caption}>
      <table className={`matrix ${width}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollArea>
  )
}
