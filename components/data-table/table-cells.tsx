import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { TableColumn, TableRow } from './table-column'

type BodyCellProps = { readonly column: TableColumn; readonly row: TableRow; readonly isLast: boolean }

export function BodyCell({ column, row, isLast }: BodyCellProps) {
  const content = row.cells[column.id]
  if (column.isPrimary) {
    return (
      <th scope="row" data-narrow="lead">
        <span className="row-name">
          <a href={row.href} data-row-link className="row-link">
            {content ?? row.label}
          </a>{' '}
          {row.marks}
        </span>
      </th>
    )
  }
  const isFollowed = isOnSecondLine(column) && !isLast
  return (
    <td
      data-align={column.align ?? 'start'}
      data-narrow={column.narrow ?? 'line'}
      data-header={column.header}
      {...(isFollowed ? { 'data-ends-group': '' } : {})}
    >
      {content}
    </td>
  )
}

/** Across the whole width below its row, shown while a switch in the row is open. */
export function DetailRow({ detail, span }: { readonly detail: ReactNode; readonly span: number }) {
  if (!detail) return null
  return (
    <tr data-detail>
      <td colSpan={span}>{detail}</td>
    </tr>
  )
}

export function isOnSecondLine({ isPrimary = false, narrow = 'line' }: TableColumn): boolean {
  return !isPrimary && (narrow === 'line' || narrow === 'labelled')
}

/** Chooses every row on this page, or none of them. */
export function ChoiceHead({ label }: { readonly label: string }) {
  return (
    <th scope="col" className="choice" data-screen-only>
      <label className="choice-area">
        <input type="checkbox" className="tick" aria-label={label} data-choose-all />
      </label>
    </th>
  )
}

/** The box of one row. What is chosen is what is ticked, and what can be done with it stands on it. */
export async function ChoiceCell({ row, canChoose }: { readonly row: TableRow; readonly canChoose: boolean }) {
  const t = await getTranslations('list')
  return (
    <td className="choice" data-narrow="choice" data-screen-only>
      {canChoose && (
        <label className="choice-area">
          <input
            type="checkbox"
            className="tick"
            aria-label={t('chooseRow', { name: row.label })}
            value={row.id}
            data-choose
            data-moves={row.moves?.join(' ')}
          />
        </label>
      )}
    </td>
  )
}
