import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgreementList } from '@/components/agreement/agreement-list'
import { InterviewViews } from '@/components/interviews/interview-views'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { type AgreementRow, listAgreement } from '@/lib/agreement/queries'
import { pointOf } from '@/lib/agreement/rules'
import { agreementList } from '@/lib/agreement/schema'
import { authorize } from '@/lib/auth/authorize'
import { parseList } from '@/lib/list-params'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rating'))('agreementTitle') }
}

export default async function AgreementPage({ searchParams }: PageProps<'/interviews/agreement'>) {
  const context = await authorize('interview.read')
  const params = parseList(agreementList, await searchParams)
  const [rows, t] = await Promise.all([listAgreement(context, params), getTranslations('rating')])
  return (
    <>
      <PageHeader
        title={t('agreementTitle')}
        subtitle={t('agreementSubtitle')}
        tabs={<InterviewViews current="agreement" />}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('agreementEmptyTitle')}>{t('agreementEmptyHint')}</EmptyState>
      ) : (
        <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
          <Point rows={rows} />
          <p className="prose text-soft">{t('agreementWhat')}</p>
          <AgreementList rows={rows} />
        </div>
      )}
    </>
  )
}

async function Point({ rows }: { readonly rows: readonly AgreementRow[] }) {
  const t = await getTranslations('rating')
  const point = pointOf(rows)
  if (!point) return <p className="prose text-base">{t('agreementNoNumber')}</p>
  const { series, best, worst } = point
  return (
    <p className="prose text-base">
      {t('agreementPoint', { series, best: t(`scale_${best}`), worst: t(`scale_${worst}`) })}
    </p>
  )
}
