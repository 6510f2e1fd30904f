import { getTranslations } from 'next-intl/server'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { DrawnTable, Source } from '@/lib/report-document'
import { ReportValue } from './report-value'

type ReportTableProps = { readonly table: DrawnTable; readonly sources: readonly Source[] }

/** A table whose head is repeated on each page of paper, and that moves sideways on a narrow screen. */
export async function ReportTable({ table: { title, columns, rows }, sources }: ReportTableProps) {
  const t = await getTranslations('report')
  if (rows.length === 0) {
    return (
      <p>
        <span className="block font-medium">{title}</span>
        <span className="text-soft">{t('none')}</span>
      </p>
    )
  }
  return (
    <ScrollArea label={title}>
      <table className="report-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, look }) => (
              <th key={key} scope="col" data-look={look}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key: place, cells }) => (
            <tr key={place}>
              {columns.map(({ key, look }, column) => {
                const value = cells[column]
                return (
                  <td key={key} data-look={look}>
                    {value && <ReportValue value={value} sources={sources} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
