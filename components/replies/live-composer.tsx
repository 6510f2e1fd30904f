import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'

type LiveComposerProps = {
  readonly interviewId: string
  readonly action: FormAction
  /** Where the page is, without what was taken over. */
  readonly path: string
  /** A question of the protocol, or another text, that was taken over to be said. */
  readonly taken: { readonly key: string; readonly text: string; readonly isQuestion: boolean } | null
}

/** Where the interviewer speaks. What is typed outlives a reload until it is sent. */
export async function LiveComposer({ interviewId, action, path, taken }: LiveComposerProps) {
  const t = await getTranslations('live')
  return (
    <OperationForm
      action={action}
      draftKey={`reply.ask:${interviewId}:${taken?.key ?? ''}`}
      labels={await formLabels()}
      submitLabel={t('say')}
      doneHref={`${path}#composer`}
      sendsOnEnter
    >
      <input type="hidden" name="id" value={interviewId} />
      {taken?.isQuestion && <input type="hidden" name="questionKey" value={taken.key} />}
      <TextAreaField name="text" label={t('words')} hint={t('wordsHint')} rows={3} defaultValue={taken?.text ?? ''} />
    </OperationForm>
  )
}
