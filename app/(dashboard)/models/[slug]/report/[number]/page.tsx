import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ReportFrame } from '@/components/reports/report-frame'
import { Badge } from '@/components/ui/badge'
import { CopyText } from '@/components/ui/copy-text'
import { Facts } from '@/components/ui/facts'
import { Instant } from '@/components/ui/time'
import { authorize } from '@/lib/auth/authorize'
import { formatList } from '@/lib/i18n/format'
import { documentOf } from '@/lib/report-document'
import { partTitle } from '@/lib/report-words'
import { type FiledReport, findFiled } from '@/lib/reports/queries'
import { readNumber } from '@/lib/reports/rules'

type Props = PageProps<'/models/[slug]/report/[number]'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('title') }
}

/** A report as it was filed: drawn from the stored text, whatever the record says today. */
export default async function FiledReportPage({ params }: Props) {
  const context = await authorize('report.read')
  const { slug, number } = await params
  const asked = readNumber(number)
  const filed = asked === null ? null : await findFiled(context, slug, asked)
  if (!filed) notFound()
  const t = await getTranslations('report')
  const reader = { locale: await getLocale(), timeZone: await getTimeZone() }
  return (
    <ReportFrame
      report={documentOf(filed.report, reader, filed)}
      slug={slug}
      files={`/models/${slug}/report/${filed.number}`}
      state={
        <Badge tone="retired" shape="seal" variant="tint">
          {t('filedOne', { number: String(filed.number) })}
        </Badge>
      }
      notice={<Comparison filed={filed} slug={slug} />}
      aside={<Seal filed={filed} />}
    />
  )
}

type PartProps = { readonly filed: FiledReport }

/** How it compares with what is on record today, and whether a newer one was filed. */
async function Comparison({ filed, slug }: PartProps & { readonly slug: string }) {
  const [t, locale] = [await getTranslations('report'), await getLocale()]
  const { differing, newest, number } = filed
  const parts = formatList(
    locale,
    differing.map((key) => partTitle(locale, key)),
  )
  return (
    <div className="grid gap-2">
      <p className="font-medium">{differing.length === 0 ? t('matches') : t('differs')}</p>
      {differing.length > 0 && <p className="text-soft">{t('differsIn', { parts })}</p>}
      {newest > number && (
        <p className="text-soft">
          {t('superseded', { number: String(newest) })}{' '}
          <a className="link" href={`/models/${slug}/report/${newest}`}>
            {t('toNewest', { number: String(newest) })}
          </a>
        </p>
      )}
      <p>
        <a className="link" href={`/models/${slug}/report`}>
          {t('today')}
        </a>
      </p>
    </div>
  )
}

async function Seal({ filed }: PartProps) {
  const t = await getTranslations('report')
  return (
    <div>
      <Facts
        facts={[
          { term: t('sha256'), detail: <CopyText text={filed.sha256} />, note: t('verify') },
          { term: t('auditSeq'), detail: filed.auditSeq },
          { term: t('auditHash'), detail: <CopyText text={filed.auditHash} /> },
          { term: t('filedBy'), detail: filed.filedBy },
          { term: t('filedAt'), detail: <Instant at={new Date(filed.filedAt)} /> },
        ]}
      />
    </div>
  )
}
