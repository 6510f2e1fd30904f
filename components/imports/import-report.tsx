import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/format'
import { importCodeText } from '@/lib/i18n/refusal-text'
import type { ImportReport, ReportLine } from '@/lib/import-reports/rules'

/** Longer lists are cut in the preview; the counts above them are always whole. */
const SHOWN = 100

/** What a table does to the records: counts first, then each line with its reason. */
export async function ImportReportView({ report }: { report: ImportReport }) {
  const [t, locale] = [await getTranslations('import'), await getLocale()]
  const rejected = report.rejected.map(({ line, reason }) => ({ line, text: importCodeText(locale, reason) }))
  const notes = report.notes.map((note) => ({ line: note.line, text: importCodeText(locale, note) }))
  return (
    <>
      <Counts report={report} />
      {report.ignoredColumns.length > 0 && (
        <p className="text-soft">{t('ignored', { columns: report.ignoredColumns.join(', ') })}</p>
      )}
      {report.created + report.updated === 0 && report.rejected.length === 0 && <p>{t('nothing')}</p>}
      <Messages id="import-rejected" title={t('rejected')} messages={rejected} />
      <Messages id="import-notes" title={t('notes')} messages={notes} />
      <Lines id="import-updated" title={t('updated')} lines={report.updates} />
      <Lines id="import-created" title={t('created')} lines={report.creates} />
    </>
  )
}

async function Counts({ report }: { report: ImportReport }) {
  const t = await getTranslations('import')
  const counts = [
    { label: t('created'), count: report.created },
    { label: t('updated'), count: report.updated },
    { label: t('unchanged'), count: report.unchanged },
    { label: t('rejected'), count: report.rejected.length },
  ]
  return (
    <dl className="grid grid-cols-2 border-y border-line sm:grid-cols-4">
      {counts.map(({ label, count }) => (
        <div key={label} className="py-3">
          <dt className="text-xs text-faint">{label}</dt>
          <dd className="tabular text-xl">{count}</dd>
        </div>
      ))}
    </dl>
  )
}

type Titled = { readonly id: string; readonly title: string }

type Message = { readonly line: number; readonly text: string }

async function Messages({ id, title, messages }: Titled & { messages: readonly Message[] }) {
  const t = await getTranslations('import')
  return (
    <CutList id={id} title={title} count={messages.length}>
      {messages.slice(0, SHOWN).map(({ line, text }) => (
        <li key={`${line} ${text}`} className="grid grid-cols-[4.5rem_1fr] gap-x-4 border-b border-line py-2">
          <span className="tabular text-faint">
            {t('line')} {line}
          </span>
          {text}
        </li>
      ))}
    </CutList>
  )
}

async function Lines({ id, title, lines }: Titled & { lines: readonly ReportLine[] }) {
  return (
    <CutList id={id} title={title} count={lines.length}>
      {lines.slice(0, SHOWN).map((line) => (
        <PlannedLine key={line.lines.join(' ')} line={line} />
      ))}
    </CutList>
  )
}

async function PlannedLine({ line }: { line: ReportLine }) {
  const [t, model, locale] = [await getTranslations('import'), await getTranslations('model'), await getLocale()]
  const dates = line.dates.map(({ kind, date, isChosen }) => {
    const name: Readonly<Record<string, string>> = {
      released: model('kind_released'),
      legacy: model('kind_legacy'),
      deprecated: model('kind_deprecated'),
      retires: model('kind_retires'),
      retiresNotBefore: model('kind_retiresNotBefore'),
    }
    const text = t('addsDate', { kind: name[kind] ?? kind, date: formatDate(locale, date) })
    return isChosen ? text : `${text} (${t('asSecond')})`
  })
  const successors = line.replacements?.length ? [t('successors', { names: line.replacements.join(', ') })] : []
  return (
    <li className="grid grid-cols-[4.5rem_1fr] gap-x-4 border-b border-line py-2">
      <span className="tabular text-faint">
        {t('line')} {line.lines.join(', ')}
      </span>
      <span>
        {line.slug ? (
          <a className="link" href={`/models/${line.slug}`}>
            {line.name}
          </a>
        ) : (
          <span className="font-medium">{line.name}</span>
        )}
        <span className="block text-xs text-soft">{[...dates, ...successors].join(' · ')}</span>
      </span>
    </li>
  )
}

async function CutList({ id, title, count, children }: Titled & { count: number; children: ReactNode }) {
  const t = await getTranslations('import')
  if (count === 0) return null
  return (
    <Section id={id} title={`${title} (${count})`}>
      <ul className="border-t border-line">{children}</ul>
      {count > SHOWN && <p className="pt-2 text-soft">{t('more', { count: String(count - SHOWN) })}</p>}
    </Section>
  )
}
