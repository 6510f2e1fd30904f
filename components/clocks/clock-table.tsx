import { getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import type { ClockRow } from '@/lib/clocks/queries'
import type { Density } from '@/lib/list-params'
import { TimeLeft } from './time-left'

type ClockTableProps = {
  readonly caption: string
  readonly rows: readonly ClockRow[]
  readonly density: Density | undefined
  /** The heads of the columns are shown once on a page, above its first table. */
  readonly hasHead: boolean
}

/** Pixels; what is owed takes the rest. */
const widths = [164, null, 196, 190] as const

/** What is owed as rows that lead to the place where each is settled. Keys are listened to by whoever holds the tables. */
export async function ClockTable({ caption, rows, density = 'roomy', hasHead }: ClockTableProps) {
  const t = await getTranslations('clock')
  const heads = [t('left'), t('what'), t('model'), t('owner')]
  return (
    <div className="table-room">
      <div className="table-frame" data-needs="800">
        <div className="table-width" style={{ minWidth: 760 }}>
          <table className="data-table" data-density={density}>
            <caption className="sr-only">{caption}</caption>
            <colgroup>
              {widths.map((width, at) => (
                <col key={heads[at]} style={width === null ? {} : { width }} />
              ))}
            </colgroup>
            <thead className={hasHead ? '' : 'sr-only'}>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    <span className="table-head">{head}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ClockLine key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  )
}

async function ClockLine({ row }: { readonly row: ClockRow }) {
  const [t, obligation] = [await getTranslations('clock'), await getTranslations('obligation')]
  const record = `/obligations/${row.id}`
  return (
    <tr data-row>
      <td data-narrow="aside">
        <TimeLeft {...row} />
      </td>
      <th scope="row" data-narrow="lead" className="leading-tight">
        <span className="row-name leading-normal">
          <a href={row.place} data-row-link className="row-link" title={row.title}>
            {row.title}
          </a>{' '}
          {row.isDemo && <DemoMark />}
        </span>
        <span className="block overflow-hidden text-xs text-ellipsis text-faint">
          {obligation(`source_${row.source}`)} · {t(`whom_${row.owedTo}`)}
        </span>
      </th>
      <td data-narrow="line" data-ends-group="">
        <a href={`/models/${row.model.slug}`} className="hover:underline hover:underline-offset-4">
          {row.model.displayName}
        </a>
      </td>
      <td data-narrow="line" className="leading-tight">
        <WaitsFor row={row} />
        {row.place !== record && (
          <a
            href={record}
            className="block text-xs text-faint hover:underline hover:underline-offset-4 max-[699px]:hidden"
          >
            {t('record')}
          </a>
        )}
      </td>
    </tr>
  )
}

async function WaitsFor({ row: { responsible, isMine, isOwned } }: { readonly row: ClockRow }) {
  const t = await getTranslations('clock')
  if (isMine) return <span className="font-medium text-accent">{t('you')}</span>
  if (!responsible) return <span className="text-faint">{t('nobody')}</span>
  return isOwned ? responsible.name : t('steward', { name: responsible.name })
}
