import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { FileReportDialog } from '@/components/reports/file-report-dialog'
import { FiledReports } from '@/components/reports/filed-reports'
import { ReportFrame } from '@/components/reports/report-frame'
import { Badge } from '@/components/ui/badge'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { documentOf } from '@/lib/report-document'
import { findDraft, type ReportDraft } from '@/lib/reports/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report'))('title') }
}

/** The report as it would be filed now. */
export default async function ReportDraftPage({ params }: PageProps<'/models/[slug]/report'>) {
  const context = await authorize('report.read')
  const draft = await findDraft(context, (await params).slug)
  if (!draft) notFound()
  const t = await getTranslations('report')
  const { slug } = draft.report.model
  const reader = { locale: await getLocale(), timeZone: await getTimeZone() }
  const isNews = draft.differing === null || draft.differing.length > 0
  const file = may(context.actor, 'report.file') && isNews
  return (
    <ReportFrame
      report={documentOf(draft.report, reader, null)}
      slug={slug}
      files={`/models/${slug}`}
      state={
        <Badge tone="soon" shape="half" variant="tint">
          {t('draftState')}
        </Badge>
      }
      moves={file && <FileReportDialog draft={draft} file={submitOperation.bind(null, 'report.file')} />}
      notice={<Notice draft={draft} />}
      aside={<FiledReports slug={slug} filed={draft.filed} />}
    />
  )
}

async function Notice({ draft: { differing, filed } }: { readonly draft: ReportDraft }) {
  const t = await getTranslations('report')
  const [newest] = filed
  const isUnchanged = newest && differing?.length === 0
  return (
    <p className="prose text-soft">
      {isUnchanged ? t('matchesNewest', { number: String(newest.number) }) : t('draftWhat')}
    </p>
  )
}
