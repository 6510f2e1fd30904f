import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { DraftFields } from '@/components/protocols/draft-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { findProtocol } from '@/lib/protocols/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('protocol'))('editDraft') }
}

export default async function EditDraftPage({ params }: PageProps<'/protocols/[slug]/edit'>) {
  const context = await authorize('protocol.read', 'protocol.update')
  const protocol = await findProtocol(context, (await params).slug)
  const draft = protocol?.versions.find(({ state }) => state === 'draft')
  if (!protocol || !draft) notFound()
  const t = await getTranslations('protocol')
  const { id, slug, title, version } = protocol
  const { number } = draft
  return (
    <>
      <PageHeader
        title={t('editDraft')}
        breadcrumb={[
          { label: t('title'), href: '/protocols' },
          { label: title, href: `/protocols/${slug}` },
          { label: t('version', { number }), href: `/protocols/${slug}/${number}` },
        ]}
        subtitle={t('editDraftWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'protocol.revise')}
        draftKey={`protocol.revise:${draft.id}`}
        labels={await formLabels()}
        submitLabel={t('saveDraft')}
        doneHref="/protocols/{slug}/{number}"
        doneMessage={t('draftSaved')}
        cancelHref={`/protocols/${slug}/${number}`}
        version={version}
      >
        <input type="hidden" name="id" value={id} />
        <DraftFields version={draft} />
      </OperationForm>
    </>
  )
}
