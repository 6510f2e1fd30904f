import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { PageHeader } from '@/components/shell/page-header'
import { ThemeFields } from '@/components/themes/theme-fields'
import { authorize } from '@/lib/auth/authorize'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('theme'))('create') }
}

export default async function NewThemePage() {
  await authorize('theme.create')
  const t = await getTranslations('theme')
  return (
    <>
      <PageHeader
        title={t('create')}
        breadcrumb={[{ label: t('title'), href: '/themes' }]}
        subtitle={t('createWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'theme.create')}
        draftKey="theme.create"
        labels={await formLabels()}
        submitLabel={t('create')}
        doneHref="/themes/{slug}"
        doneMessage={t('created')}
        cancelHref="/themes"
      >
        <ThemeFields before={null} />
      </OperationForm>
    </>
  )
}
