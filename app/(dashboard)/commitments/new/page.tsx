import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { FirstFields } from '@/components/commitments/first-fields'
import { TermFields } from '@/components/commitments/term-fields'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { listModelNames } from '@/lib/identities/queries'
import { listProviders } from '@/lib/model-counts/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('commitment'))('publish') }
}

export default async function NewCommitmentPage() {
  const context = await authorize('model.read', 'commitment.publish')
  const [t, providers, models] = await Promise.all([
    getTranslations('commitment'),
    listProviders(context),
    listModelNames(context),
  ])
  return (
    <>
      <PageHeader
        title={t('publish')}
        breadcrumb={[{ label: t('title'), href: '/commitments' }]}
        subtitle={t('publishWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'commitment.publish')}
        draftKey="commitment.publish"
        labels={await formLabels()}
        submitLabel={t('publish')}
        doneHref="/commitments/{slug}"
        doneMessage={t('published')}
        cancelHref="/commitments"
      >
        <TextField
          name="provider"
          label={t('provider')}
          hint={t('providerHint')}
          width="half"
          suggestions={providers.map(({ provider }) => provider)}
        />
        <TermFields before={null} />
        <FirstFields models={models} />
      </OperationForm>
    </>
  )
}
