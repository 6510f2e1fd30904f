import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { PageHeader } from '@/components/shell/page-header'
import { ThemeFields } from '@/components/themes/theme-fields'
import { authorize } from '@/lib/auth/authorize'
import { findTheme } from '@/lib/themes/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('theme'))('editTitle') }
}

export default async function EditThemePage({ params }: PageProps<'/themes/[slug]/edit'>) {
  const context = await authorize('theme.read', 'theme.update')
  const theme = await findTheme(context, (await params).slug)
  if (!theme) notFound()
  const t = await getTranslations('theme')
  const page = `/themes/${theme.slug}`
  return (
    <>
      <PageHeader
        title={t('editTitle')}
        breadcrumb={[
          { label: t('title'), href: '/themes' },
          { label: theme.title, href: page },
        ]}
        subtitle={t('editWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'theme.update')}
        draftKey={`theme.update:${theme.id}`}
        labels={await formLabels()}
        submitLabel={t('edit')}
        doneHref={page}
        doneMessage={t('saved')}
        cancelHref={page}
        version={theme.version}
      >
        <input type="hidden" name="id" value={theme.id} />
        <ThemeFields before={theme} />
      </OperationForm>
    </>
  )
}
