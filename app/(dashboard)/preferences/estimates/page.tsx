import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ErrorTable } from '@/components/estimate-errors/error-table'
import { PageHeader } from '@/components/shell/page-header'
import { DemoMark } from '@/components/ui/marks'
import { authorize } from '@/lib/auth/authorize'
import { listEstimateErrors } from '@/lib/estimate-errors/queries'
import { getPolicyInForce } from '@/lib/policies/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessment'))('estimatesTitle') }
}

export default async function EstimatesPage() {
  const context = await authorize('preference.read')
  const { byBasis, byAssessor, goingOn, isDemo } = await listEstimateErrors(context)
  const { values } = await getPolicyInForce(context.db)
  const t = await getTranslations('assessment')
  const few = values.fewEstimates
  const named = byBasis.map((group) => ({ ...group, name: t(`basis_${group.key}`) }))
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('estimatesTitle')}
        breadcrumb={[{ label: t('preferences'), href: '/preferences' }]}
        state={isDemo && <DemoMark />}
        subtitle={t('estimatesSubtitle')}
      />
      <div className="grid gap-8">
        {byBasis.length === 0 ? (
          <p className="text-soft">{t('estimatesNone')}</p>
        ) : (
          <>
            <ErrorTable title={t('byBasis')} groups={named} few={few} />
            <ErrorTable title={t('byAssessor')} groups={byAssessor} few={few} />
          </>
        )}
        {goingOn > 0 && <p className="text-soft">{t('goingOn', { count: goingOn })}</p>}
      </div>
    </div>
  )
}
