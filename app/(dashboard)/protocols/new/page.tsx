import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { NamingFields } from '@/components/protocols/naming-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('protocol'))('create') }
}

export default async function NewProtocolPage() {
  await authorize('protocol.draft')
  const t = await getTranslations('protocol')
  return (
    <>
      <PageHeader
        title={t('create')}
        breadcrumb={[{ label: t('title'), href: '/protocols' }]}
        subtitle={t('createWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'protocol.create')}
        draftKey="protocol.create"
        labels={await formLabels()}
        submitLabel={t('create')}
        doneHref="/protocols/{slug}/edit"
        doneMessage={t('created')}
        cancelHref="/protocols"
      >
        <NamingFields protocol={null} />
      </OperationForm>
    </>
  )
}
