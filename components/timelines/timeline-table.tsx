import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RetirementDate } from '@/components/models/retirement-date'
import { StageBadge } from '@/components/models/stage-badge'
import { CalendarDate } from '@/components/ui/time'
import { providerName } from '@/lib/models/rules'
import type { TimelineRow } from '@/lib/timelines/queries'
import { distanceWords, type Words, windowWords } from './row-words'

type TimelineTableProps = { readonly rows: readonly TimelineRow[]; readonly today: string; readonly words: Words }

type Column = {
  readonly header: string
  readonly width?: number
  /** Null where nothing is on record. */
  readonly cell: (row: TimelineRow) => ReactNode
}

/** The picture in words and figures: the same rows in the same order. */
export async function TimelineTable({ rows, today, words }: TimelineTableProps) {
  const columns = columnsOf(today, words)
  const name = words.model('name')
  return (
    <div id="timeline-table" className="mt-6">
      <table className="data-table" data-density="compact">
        <caption className="sr-only">{(await getTranslations('timeline'))('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {columns.map(({ header, width }) => (
              <th key={header} scope="col" {...(width ? { style: { width } } : {})}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableLine key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableLine({ row, columns }: { row: TimelineRow; columns: readonly Column[] }) {
  const cells = columns.map(({ header, cell }) => ({ header, content: cell(row) }))
  const last = cells.findLastIndex(({ content }) => content !== null)
  return (
    <tr>
      <th scope="row" data-narrow="lead">
        <a href={`/models/${row.slug}`} className="whitespace-normal hover:underline">
          {row.displayName}
        </a>
      </th>
      {cells.map(({ header, content }, index) => (
        <td
          key={header}
          data-narrow={content === null ? 'hidden' : 'labelled'}
          data-header={header}
          {...(index < last ? { 'data-ends-group': '' } : {})}
        >
          {content ?? <span className="text-faint">–</span>}
        </td>
      ))}
    </tr>
  )
}

function columnsOf(today: string, words: Words): readonly Column[] {
  const { model, stage, timeline } = words
  return [
    { header: model('provider'), width: 92, cell: (row) => providerName(row.provider) },
    { header: model('stage'), width: 124, cell: (row) => <StageBadge stage={row.stage} /> },
    { header: model('released'), width: 116, cell: (row) => dateOf(row.releasedOn) },
    { header: stage('legacy'), width: 116, cell: (row) => dateOf(row.legacyOn) },
    { header: stage('deprecated'), width: 116, cell: (row) => dateOf(row.deprecatedOn) },
    {
      header: model('retires'),
      width: 186,
      cell: (row) => row.retiresOn && <RetirementDate date={row.retiresOn} isTentative={row.isRetirementTentative} />,
    },
    {
      header: timeline('timeLeft'),
      width: 112,
      cell: (row) => row.retiresOn && distanceWords(row.retiresOn, today, words),
    },
    { header: model('availability'), cell: (row) => windowsOf(row, words) },
  ]
}

function windowsOf({ availability }: TimelineRow, words: Words): ReactNode {
  if (availability.length === 0) return null
  return (
    <span className="text-xs whitespace-normal">
      {availability.map((window) => windowWords(window, words)).join('; ')}
    </span>
  )
}

function dateOf(date: string | null): ReactNode {
  return date ? <CalendarDate date={date} style="short" /> : null
}
