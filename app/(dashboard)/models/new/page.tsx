import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { CheckboxField, SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextField } from '@/components/form/text-field'
import { ModelFields } from '@/components/models/model-fields'
import { TwinChoice } from '@/components/models/twin-choice'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { listProviders } from '@/lib/model-counts/queries'
import { firstStages } from '@/lib/models/rules'
import { listStewards } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('model'))('add') }
}

export default async function NewModelPage() {
  const context = await authorize('model.read', 'model.create')
  const [t, stage, providers] = await Promise.all([
    getTranslations('model'),
    getTranslations('stage'),
    listProviders(context),
  ])
  return (
    <>
      <PageHeader title={t('add')} breadcrumb={[{ label: t('title'), href: '/models' }]} subtitle={t('emptyHint')} />
      <OperationForm
        action={submitOperation.bind(null, 'model.create')}
        draftKey="model.create"
        labels={await formLabels()}
        submitLabel={t('add')}
        doneHref="/models/{slug}"
        doneMessage={t('created')}
        cancelHref="/models"
      >
        <TextField
          name="provider"
          label={t('provider')}
          hint={t('providerHint')}
          width="half"
          suggestions={providers.map(({ provider }) => provider)}
        />
        <TextField name="apiId" label={t('apiId')} hint={t('apiIdHint')} spellCheck={false} isOptional />
        <TwinChoice name="isTwinMeant" of="apiId" openLabel={t('twinOpen')}>
          <CheckboxField name="isTwinMeant" label={t('twinMeant')} />
        </TwinChoice>
        <ModelFields model={null} stewards={await listStewards(context)} />
        <SelectField
          name="stage"
          label={t('stage')}
          hint={t('stageHint')}
          options={firstStages.map((value) => ({ value, label: stage(value) }))}
          blankLabel={stage('unrecorded')}
          isOptional
        />
        <DateField name="releasedOn" label={t('releasedOn')} hint={t('releasedOnHint')} isOptional />
        <TextField name="sourceUrl" type="url" label={t('sourceUrl')} hint={t('sourceWithDate')} isOptional />
      </OperationForm>
    </>
  )
}
