import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { CorrectDialog } from '@/components/models/correct-dialog'
import { ModelFields } from '@/components/models/model-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { listProviders } from '@/lib/model-counts/queries'
import { findModel } from '@/lib/models/queries'
import { listStewards } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('model'))('edit') }
}

const correct = submitOperation.bind(null, 'model.correct')

export default async function EditModelPage({ params }: PageProps<'/models/[slug]/edit'>) {
  const context = await authorize('model.read', 'model.update')
  const model = await findModel(context, (await params).slug)
  if (!model) notFound()
  const t = await getTranslations('model')
  return (
    <>
      <PageHeader
        title={t('editTitle', { name: model.displayName })}
        actions={<CorrectDialog model={model} providers={await listProviders(context)} correct={correct} />}
        breadcrumb={[
          { label: t('title'), href: '/models' },
          { label: model.displayName, href: `/models/${model.slug}` },
        ]}
      />
      <OperationForm
        action={submitOperation.bind(null, 'model.update')}
        draftKey={`model.update:${model.id}`}
        labels={await formLabels()}
        submitLabel={t('save')}
        doneHref="/models/{slug}"
        doneMessage={t('saved')}
        cancelHref={`/models/${model.slug}`}
        version={model.version}
      >
        <input type="hidden" name="id" value={model.id} />
        <ModelFields model={model} stewards={await listStewards(context)} />
      </OperationForm>
    </>
  )
}
