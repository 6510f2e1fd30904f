import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { SeriesFields } from '@/components/series/series-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { listModelNames } from '@/lib/identities/queries'
import { listPromises } from '@/lib/series/queries'
import { seriesLimits } from '@/lib/series/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('series'))('create') }
}

export default async function NewSeriesPage() {
  const context = await authorize('model.read', 'obligation.read', 'series.create')
  const [models, promises, t] = await Promise.all([
    listModelNames(context),
    listPromises(context, null),
    getTranslations('series'),
  ])
  return (
    <>
      <PageHeader
        title={t('create')}
        breadcrumb={[{ label: t('title'), href: '/essays/series' }]}
        subtitle={t('createWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'series.create')}
        draftKey="series.create"
        labels={await formLabels()}
        submitLabel={t('create')}
        doneHref="/essays/series/{slug}"
        doneMessage={t('created')}
        cancelHref="/essays/series"
      >
        <SelectField
          name="modelId"
          label={t('model')}
          options={models.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          blankLabel={t('chooseModel')}
        />
        <SeriesFields before={null} promises={promises} />
        <TextAreaField
          name="disclaimer"
          label={t('disclaimer')}
          hint={t('disclaimerHint')}
          rows={4}
          limit={seriesLimits.disclaimer}
        />
      </OperationForm>
    </>
  )
}
