import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { AssessmentFields } from '@/components/assessments/assessment-fields'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { DemoMark } from '@/components/ui/marks'
import { type AssessedPreference, findAssessed, findOwnDraft, toWritten } from '@/lib/assessments/queries'
import { mayBegin } from '@/lib/assessments/rules'
import { authorize } from '@/lib/auth/authorize'
import { refuse } from '@/lib/errors'
import { refusalTexts } from '@/lib/i18n/refusal-text'
import { getPolicyInForce } from '@/lib/policies/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessment'))('assess') }
}

export default async function AssessPage({ params }: PageProps<'/preferences/[id]/assess'>) {
  const context = await authorize('preference.read', 'assessment.write')
  const preference = await findAssessed(context, (await params).id)
  if (!preference) notFound()
  const draft = await findOwnDraft(context, preference.id)
  const policy = await getPolicyInForce(context.db)
  const t = await getTranslations('assessment')
  const page = `/preferences/${preference.id}`
  const isOpen = draft !== null || mayBegin(preference.state)
  return (
    <>
      <Header preference={preference} />
      {!isOpen && <NotNow preference={preference} />}
      {isOpen && (
        <OperationForm
          action={submitOperation.bind(null, draft ? 'assessment.update' : 'assessment.draft')}
          draftKey={draft ? `assessment.update:${draft.id}` : `assessment.draft:${preference.id}`}
          labels={await formLabels()}
          submitLabel={t('saveDraft')}
          doneMessage={t('draftSaved')}
          doneHref={`${page}#costs`}
          cancelHref={page}
          version={draft?.version ?? preference.version}
        >
          {draft ? (
            <input type="hidden" name="id" value={draft.id} />
          ) : (
            <input type="hidden" name="preferenceId" value={preference.id} />
          )}
          <AssessmentFields said={draft} options={draft?.options.map(toWritten) ?? []} policy={policy} />
        </OperationForm>
      )}
    </>
  )
}

async function Header({ preference }: { readonly preference: AssessedPreference }) {
  const t = await getTranslations('assessment')
  const { id, title, statement, model, isDemo } = preference
  return (
    <>
      <PageHeader
        title={t('assess')}
        breadcrumb={[
          { label: t('preferences'), href: '/preferences' },
          { label: title, href: `/preferences/${id}` },
        ]}
        state={isDemo && <DemoMark />}
        subtitle={t('assessWhat')}
      />
      <div className="mb-8 max-w-2xl border-l-2 border-rule pl-4">
        <p className="text-faint">{t('asked', { model: model.displayName })}</p>
        <p className="whitespace-pre-line">{statement}</p>
      </div>
    </>
  )
}

/** Why it cannot be assessed, in the words in which a draft would be refused. */
async function NotNow({ preference: { state } }: { readonly preference: AssessedPreference }) {
  const { sentence } = refusalTexts(await getLocale(), refuse('assessmentNotNow', { state }))
  return <Callout tone="caution">{sentence}</Callout>
}
