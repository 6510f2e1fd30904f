import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { SeriesFields } from '@/components/series/series-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { findSeries, listPromises } from '@/lib/series/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('series'))('editTitle') }
}

export default async function EditSeriesPage({ params }: PageProps<'/essays/series/[slug]/edit'>) {
  const context = await authorize('series.read', 'obligation.read', 'series.update')
  const series = await findSeries(context, (await params).slug)
  if (!series) notFound()
  const [t, promises] = [await getTranslations('series'), await listPromises(context, series.id)]
  const page = `/essays/series/${series.slug}`
  return (
    <>
      <PageHeader
        title={t('editTitle')}
        breadcrumb={[
          { label: t('title'), href: '/essays/series' },
          { label: series.name, href: page },
        ]}
        subtitle={t('editWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'series.update')}
        draftKey={`series.update:${series.id}`}
        labels={await formLabels()}
        submitLabel={t('edit')}
        doneHref={page}
        doneMessage={t('saved')}
        cancelHref={page}
        version={series.version}
      >
        <input type="hidden" name="id" value={series.id} />
        <SeriesFields
          before={{ ...series, promiseId: series.promise?.id ?? null }}
          promises={promises.filter(({ model }) => model.id === series.model.id)}
        />
      </OperationForm>
    </>
  )
}
