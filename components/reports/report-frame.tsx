import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageContents, PageContentsMenu } from '@/components/shell/page-contents'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import type { ReportDocument } from '@/lib/report-document'
import { chaptersOf, ReportArticle } from './report-article'

type ReportFrameProps = {
  readonly report: ReportDocument
  readonly slug: string
  /** The address of its files, up to `report.pdf`. */
  readonly files: string
  readonly state: ReactNode
  /** On the draft: filing it. */
  readonly moves?: ReactNode
  /** What is to be known before it is read. */
  readonly notice: ReactNode
  readonly aside: ReactNode
}

/** A report with its files and its standing beside it; only the report itself is printed. */
export async function ReportFrame({ report, slug, files, state, moves, notice, aside }: ReportFrameProps) {
  const [t, model, shell] = await Promise.all([
    getTranslations('report'),
    getTranslations('model'),
    getTranslations('shell'),
  ])
  const chapters = (await chaptersOf(report)).map(({ key, title }) => ({ id: key, title }))
  const actions = (
    <>
      <ButtonLink href={`${files}/report.pdf`} download>
        {t('pdf')}
      </ButtonLink>
      <ButtonLink href={`${files}/report.json`} download>
        {t('json')}
      </ButtonLink>
      {moves}
    </>
  )
  return (
    <>
      <div data-screen-only>
        <PageHeader
          scale="record"
          breadcrumb={[
            { label: model('title'), href: '/models' },
            { label: report.name, href: `/models/${slug}` },
          ]}
          title={t('title')}
          state={state}
          subtitle={report.standing}
          actions={actions}
        />
      </div>
      <PageContentsMenu parts={chapters} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_264px] print:block">
        <div data-screen-only className="lg:order-2">
          <aside aria-label={shell('facts')} className="grid content-start gap-6 lg:mb-8">
            {notice}
            {aside}
          </aside>
          <PageContents parts={chapters} />
        </div>
        <ReportArticle report={report} />
      </div>
    </>
  )
}
