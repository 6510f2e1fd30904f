import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { PreferenceFields } from '@/components/preferences/preference-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { listCitable } from '@/lib/preference-excerpts/queries'
import { findPreference } from '@/lib/preferences/queries'
import { listThemeNames } from '@/lib/themes/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preference'))('rewordTitle') }
}

export default async function RewordPreferencePage({ params }: PageProps<'/preferences/[id]/reword'>) {
  const context = await authorize('preference.read', 'theme.read', 'transcript.read', 'preference.update')
  const preference = await findPreference(context, (await params).id)
  if (!preference?.acts.includes('reword')) notFound()
  const { id, version, title, excerpts } = preference
  const [t, themes, citable] = await Promise.all([
    getTranslations('preference'),
    listThemeNames(context),
    listCitable(
      context,
      preference.modelId,
      excerpts.map((excerpt) => excerpt.id),
    ),
  ])
  return (
    <>
      <PageHeader
        title={t('rewordTitle')}
        breadcrumb={[
          { label: t('title'), href: '/preferences' },
          { label: title, href: `/preferences/${id}` },
        ]}
        subtitle={t('rewordWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'preference.reword')}
        draftKey={`preference.reword:${id}`}
        labels={await formLabels()}
        submitLabel={t('reword')}
        version={version}
        doneHref={`/preferences/${id}`}
        doneMessage={t('reworded')}
        cancelHref={`/preferences/${id}`}
      >
        <input type="hidden" name="id" value={id} />
        <PreferenceFields
          before={{ ...preference, excerptIds: excerpts.map((excerpt) => excerpt.id) }}
          themes={themes}
          excerpts={citable}
        />
      </OperationForm>
    </>
  )
}
