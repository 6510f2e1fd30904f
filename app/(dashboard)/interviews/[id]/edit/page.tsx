import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { InterviewFields } from '@/components/interviews/interview-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import { findInterview, listFollowable } from '@/lib/interviews/queries'
import { listActivePeople } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('edit') }
}

export default async function EditInterviewPage({ params }: PageProps<'/interviews/[id]/edit'>) {
  const context = await authorize('interview.read', 'obligation.read', 'interview.plan')
  const interview = await findInterview(context, (await params).id)
  if (!interview) notFound()
  const [t, people, protocols] = await Promise.all([
    getTranslations('interview'),
    listActivePeople(context),
    listFollowable(context),
  ])
  return (
    <>
      <PageHeader
        title={t('edit')}
        breadcrumb={[
          { label: t('title'), href: '/interviews' },
          { label: interview.title, href: `/interviews/${interview.id}` },
        ]}
        subtitle={interview.model.displayName}
      />
      <OperationForm
        action={submitOperation.bind(null, 'interview.update')}
        draftKey={`interview.update:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t('save')}
        doneHref={`/interviews/${interview.id}`}
        doneMessage={t('saved')}
        cancelHref={`/interviews/${interview.id}`}
        version={interview.version}
      >
        <input type="hidden" name="id" value={interview.id} />
        <InterviewFields interview={interview} people={people} protocols={protocols} />
      </OperationForm>
    </>
  )
}
