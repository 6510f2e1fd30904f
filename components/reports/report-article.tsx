import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { DrawnFigure, DrawnPart, ReportDocument } from '@/lib/report-document'
import { ReportTable } from './report-table'
import { ReportValue } from './report-value'

/** A report as a document to read or print. It draws what it is given and looks nothing up, so that it is what was filed. */
export async function ReportArticle({ report }: { readonly report: ReportDocument }) {
  const t = await getTranslations('report')
  const next = report.parts.length + 1
  return (
    <article className="report" aria-labelledby="report-name">
      <p className="report-running" aria-hidden="true">
        <span>
          <span>{`${report.name} · ${report.title}`}</span>
          <span>{report.standing}</span>
        </span>
      </p>
      <header className="mb-6">
        <h2 id="report-name" className="report-title">
          {report.name}
        </h2>
        <p className="text-soft">{`${report.title} · ${report.standing}`}</p>
        {report.isDemo && <p className="mt-2 font-medium">{t('demoModel')}</p>}
      </header>
      <Contents report={report} />
      {report.parts.map((part) => (
        <Chapter key={part.key} id={part.key} heading={`${part.number}. ${part.title}`} lead={part.lead}>
          <PartBody part={part} report={report} />
        </Chapter>
      ))}
      <Chapter id="made" heading={`${next}. ${t('made')}`} lead={t('madeLead')}>
        <Figures figures={report.made} report={report} />
      </Chapter>
      {report.sources.length > 0 && (
        <Chapter id="sources" heading={`${next + 1}. ${t('sources')}`} lead={t('sourcesLead')}>
          <Sources report={report} />
        </Chapter>
      )}
    </article>
  )
}

/** Every chapter in its order, with the two that tell how the report was made. */
export async function chaptersOf(report: ReportDocument): Promise<readonly Pick<DrawnPart, 'key' | 'title'>[]> {
  const t = await getTranslations('report')
  const sources = report.sources.length > 0 ? [{ key: 'sources', title: t('sources') }] : []
  return [...report.parts, { key: 'made', title: t('made') }, ...sources]
}

/** On paper alone: on the screen the list of contents stands beside the report. */
async function Contents({ report }: { readonly report: ReportDocument }) {
  const t = await getTranslations('report')
  return (
    <nav aria-labelledby="report-contents" className="mb-8 hidden border-y border-line py-3 print:block">
      <h3 id="report-contents" className="mb-1 text-sm">
        {t('contents')}
      </h3>
      <ol className="report-contents">
        {(await chaptersOf(report)).map(({ key, title }, at) => (
          <li key={key}>
            <a href={`#${key}`} className="inline-flex min-h-6 gap-2 hover:text-accent hover:underline">
              <span className="tabular text-faint">{at + 1}.</span>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type ChapterProps = {
  readonly id: string
  readonly heading: string
  readonly lead: string
  readonly children: ReactNode
}

function Chapter({ id, heading, lead, children }: ChapterProps) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="mb-9">
      <h3 id={`${id}-heading`} className="mb-0.5 font-serif text-lg">
        {heading}
      </h3>
      {lead && <p className="report-lead prose mb-3 text-soft">{lead}</p>}
      {children}
    </section>
  )
}

function PartBody({ part, report }: { readonly part: DrawnPart; readonly report: ReportDocument }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {part.figures.length > 0 && <Figures figures={part.figures} report={report} />}
      {part.tables.map((table) => (
        <ReportTable key={table.key} table={table} sources={report.sources} />
      ))}
    </div>
  )
}

type FiguresProps = { readonly figures: readonly DrawnFigure[]; readonly report: ReportDocument }

async function Figures({ figures, report }: FiguresProps) {
  const t = await getTranslations('report')
  const areCounts = figures.every(({ value }) => /^[\d,]+$/.test(value.text))
  return (
    <dl className="report-figures" {...(areCounts ? { 'data-counts': '' } : {})}>
      {figures.map(({ key, label, value }) => (
        <div key={key}>
          <dt className="text-faint">{label}</dt>
          <dd>
            {value.text === '' && value.source === null ? (
              <span className="text-faint">{t('notFound')}</span>
            ) : (
              <ReportValue value={value} sources={report.sources} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Sources({ report }: { readonly report: ReportDocument }) {
  return (
    <ol className="grid gap-2">
      {report.sources.map(({ number, title, url }) => (
        <li key={url} className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
          <span className="tabular text-faint">[{number}]</span>
          <span className="min-w-0">
            {title !== url && <span className="block">{title}</span>}
            <a href={url} rel="noreferrer" className="link wrap-anywhere">
              {url}
            </a>
          </span>
        </li>
      ))}
    </ol>
  )
}
