import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import { formatNumber } from '@/lib/i18n/format'
import { importCodeText } from '@/lib/i18n/refusal-text'
import type { ImportReport } from '@/lib/import-reports/rules'
import { LineNumbers } from './line-numbers'
import { PlannedModels } from './planned-models'

/** Messages of one kind that are shown; ten thousand lines with one fault need one look. */
const SHOWN_ALIKE = 20

/** What a table does to the records: counts first, then what needs a look, then what changes of each model. */
export async function ImportReportView({ report }: { report: ImportReport }) {
  const t = await getTranslations('import')
  const rejected = report.rejected.map(({ line, reason }) => ({ line, ...reason }))
  return (
    <>
      <Counts report={report} />
      <IgnoredColumns columns={report.ignoredColumns} />
      <NothingToDo report={report} />
      <Messages id="import-rejected" title={t('rejected')} lead={t('rejectedLead')} messages={rejected} />
      <Messages id="import-notes" title={t('notes')} messages={report.notes} />
      <PlannedModels id="import-updated" title={t('updated')} lines={report.updates} isNew={false} />
      <PlannedModels id="import-created" title={t('created')} lines={report.creates} isNew />
    </>
  )
}

/** The numbers of a preview or of a finished import. */
export async function Counts({ report }: { report: ImportReport }) {
  const [t, locale] = [await getTranslations('import'), await getLocale()]
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
          <dd className="tabular text-xl">{formatNumber(locale, count)}</dd>
        </div>
      ))}
    </dl>
  )
}

async function IgnoredColumns({ columns }: { columns: ImportReport['ignoredColumns'] }) {
  const t = await getTranslations('import')
  if (columns.length === 0) return null
  const names = columns.map(({ name, suggestion }) => (suggestion ? t('perhaps', { name, column: suggestion }) : name))
  return <p className="wrap-anywhere text-soft">{t('ignored', { columns: names.join(', ') })}</p>
}

async function NothingToDo({ report }: { report: ImportReport }) {
  const t = await getTranslations('import')
  if (report.created + report.updated + report.rejected.length > 0) return null
  return <p>{report.unchanged === 0 ? t('noLines') : t('nothing')}</p>
}

type Message = {
  readonly line: number
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

type MessagesProps = {
  readonly id: string
  readonly title: string
  readonly lead?: ReactNode
  readonly messages: readonly Message[]
}

/** Those of one kind stand together, in the order in which the kinds first occur. */
async function Messages({ id, title, lead, messages }: MessagesProps) {
  const locale = await getLocale()
  if (messages.length === 0) return null
  const kinds = [...new Set(messages.map((message) => message.code))]
  return (
    <Section id={id} title={`${title} (${formatNumber(locale, messages.length)})`} lead={lead}>
      <ul className="border-t border-line">
        {kinds.map((kind) => (
          <Alike key={kind} messages={messages.filter((message) => message.code === kind)} />
        ))}
      </ul>
    </Section>
  )
}

/** Lines of which the very same is to be said share a row. */
async function Alike({ messages }: { messages: readonly Message[] }) {
  const [t, locale] = [await getTranslations('import'), await getLocale()]
  const groups = new Map<string, { readonly message: Message; readonly lines: number[] }>()
  for (const message of messages) {
    const key = JSON.stringify(message.values)
    const group = groups.get(key) ?? { message, lines: [] }
    group.lines.push(message.line)
    groups.set(key, group)
  }
  const shown = [...groups].slice(0, SHOWN_ALIKE)
  const more = messages.length - shown.reduce((count, [, { lines }]) => count + lines.length, 0)
  return (
    <>
      {shown.map(([key, { message, lines }]) => (
        <li key={key} className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[6.5rem_1fr]">
          <LineNumbers lines={lines} />
          <span className="wrap-anywhere">{importCodeText(locale, message)}</span>
        </li>
      ))}
      {more > 0 && (
        <li className="border-b border-line py-2 text-soft sm:pl-[7.5rem]">
          {t('moreAlike', { count: formatNumber(locale, more) })}
        </li>
      )}
    </>
  )
}
