import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { InterviewFields } from '@/components/interviews/interview-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { listModelNames } from '@/lib/identities/queries'
import { listFollowable } from '@/lib/interviews/queries'
import { listActivePeople } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('plan') }
}

export default async function NewInterviewPage({ searchParams }: PageProps<'/interviews/new'>) {
  const context = await authorize('model.read', 'obligation.read', 'interview.plan')
  const { model } = await searchParams
  const [t, models, people, protocols] = await Promise.all([
    getTranslations('interview'),
    listModelNames(context),
    listActivePeople(context),
    listFollowable(context),
  ])
  return (
    <>
      <PageHeader
        title={t('plan')}
        breadcrumb={[{ label: t('title'), href: '/interviews' }]}
        subtitle={t('planWhat')}
      />
      <OperationForm
        action={submitOperation.bind(null, 'interview.plan')}
        draftKey="interview.plan"
        labels={await formLabels()}
        submitLabel={t('plan')}
        doneHref="/interviews/{id}"
        doneMessage={t('planned')}
        cancelHref="/interviews"
      >
        <SelectField
          name="modelId"
          label={t('model')}
          options={models.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          blankLabel={t('chooseModel')}
          defaultValue={typeof model === 'string' ? model : ''}
        />
        <InterviewFields interview={null} people={people} protocols={protocols} />
      </OperationForm>
    </>
  )
}
