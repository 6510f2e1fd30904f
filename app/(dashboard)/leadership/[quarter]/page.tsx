import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ReportArticle } from '@/components/reports/report-article'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { DemoMark } from '@/components/ui/marks'
import { authorize } from '@/lib/auth/authorize'
import { plusDays } from '@/lib/days'
import { formatPeriod } from '@/lib/i18n/format'
import { quarterOf } from '@/lib/periods/rules'
import { quarterDocument } from '@/lib/quarter-document'
import { findQuarter } from '@/lib/quarters/queries'

type Props = PageProps<'/leadership/[quarter]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  return { title: t('quarterTitle', { quarter: formatPeriod(locale, (await params).quarter) }) }
}

/** The numbers of a quarter, to be printed or taken away. */
export default async function QuarterPage({ params }: Props) {
  const context = await authorize('leadership.read')
  const found = await findQuarter(context, (await params).quarter)
  if (!found) notFound()
  const [t, locale] = [await getTranslations('leadership'), await getLocale()]
  const { report } = found
  const drawn = quarterDocument(report, { locale, timeZone: await getTimeZone() })
  const files = `/leadership/${report.quarter}/report`
  return (
    <>
      <div data-screen-only>
        <PageHeader
          scale="record"
          breadcrumb={[{ label: t('title'), href: '/leadership' }]}
          title={t('quarterTitle', { quarter: drawn.name })}
          state={report.isDemo && <DemoMark />}
          subtitle={`${t('quarterWhat')} ${t('quarterFiles')}`}
          actions={
            <>
              <ButtonLink href={`${files}.pdf`} download>
                {t('pdf')}
              </ButtonLink>
              <ButtonLink href={`${files}.json`} download>
                {t('json')}
              </ButtonLink>
              <ButtonLink href={`${files}.csv`} download>
                {t('csv')}
              </ButtonLink>
            </>
          }
        />
        <p className="mb-6 flex flex-wrap gap-x-5">
          <a className="link" href={`/leadership/${quarterOf(plusDays(report.from, -1))}`}>
            {t('quarterEarlier')}
          </a>
          <a className="link" href={`/leadership/${quarterOf(report.until)}`}>
            {t('quarterLater')}
          </a>
        </p>
      </div>
      <ReportArticle report={drawn} />
    </>
  )
}
