import { getTranslations } from 'next-intl/server'
import { RetirementDate } from '@/components/models/retirement-date'
import { StageBadge } from '@/components/models/stage-badge'
import { CalendarDate } from '@/components/ui/time'
import { providerName } from '@/lib/models/rules'
import type { TimelineRow } from '@/lib/timelines/queries'
import { distanceWords, type Words, windowSpan } from './row-words'

type TimelineTableProps = { readonly rows: readonly TimelineRow[]; readonly today: string; readonly words: Words }

/** The picture in words and figures: the same rows in the same order. */
export async function TimelineTable({ rows, today, words }: TimelineTableProps) {
  const [t, model] = [await getTranslations('timeline'), await getTranslations('model')]
  const headers = [
    model('name'),
    model('provider'),
    model('stage'),
    model('released'),
    model('kind_legacy'),
    model('kind_deprecated'),
    model('retires'),
    t('timeLeft'),
    model('availability'),
  ]
  return (
    <div id="timeline-table" className="timeline-table mt-6">
      <table className="data-table" data-density="compact">
        <caption className="sr-only">{t('table')}</caption>
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`/models/${row.slug}`} className="hover:underline">
                  {row.displayName}
                </a>
              </th>
              <td>{providerName(row.provider)}</td>
              <td>
                <StageBadge stage={row.stage} />
              </td>
              <td>{dateOrDash(row.releasedOn)}</td>
              <td>{dateOrDash(row.legacyOn)}</td>
              <td>{dateOrDash(row.deprecatedOn)}</td>
              <td>
                <RetirementDate date={row.retiresOn} isTentative={row.isRetirementTentative} />
              </td>
              <td className="tabular">{row.retiresOn && distanceWords(row.retiresOn, today, words)}</td>
              <td>{row.availability.map((window) => windowLine(window, words)).join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function windowLine(window: TimelineRow['availability'][number], words: Words): string {
  const how = words.model(`mode_${window.mode}`)
  return words.timeline('wordWindow', { surface: window.surface, how, when: windowSpan(window, words) })
}

function dateOrDash(date: string | null) {
  return date ? <CalendarDate date={date} style="short" /> : <span className="text-faint">–</span>
}
