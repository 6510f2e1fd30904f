import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
import type { AskableQuestion } from '@/lib/turns/queries'

type QuestionDialogProps = {
  readonly turn: { readonly index: number; readonly questionKey: string }
  readonly interviewId: string
  readonly questions: readonly AskableQuestion[]
  readonly action: FormAction
}

/** Says which question of the protocol a turn asks, so that interviews can be held beside each other. */
export async function QuestionDialog({ turn, interviewId, questions, action }: QuestionDialogProps) {
  const [t, common] = [await getTranslations('transcript'), await getTranslations('common')]
  return (
    <DialogButton
      label={t('nameQuestion')}
      title={t('nameQuestionTitle', { index: turn.index })}
      closeLabel={common('close')}
      kind="quiet"
      size="small"
      width="wide"
    >
      <p className="prose mb-4 text-soft">{t('nameQuestionWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`transcript.nameQuestion:${interviewId}:${turn.index}`}
        labels={await formLabels()}
        submitLabel={t('save')}
        doneMessage={t('questionNamed')}
      >
        <input type="hidden" name="id" value={interviewId} />
        <input type="hidden" name="index" value={turn.index} />
        <SelectField
          name="questionKey"
          id={`question-${turn.index}`}
          label={t('question')}
          options={questions.map(({ key, text }) => ({ value: key, label: text }))}
          blankLabel={t('questionNone')}
          defaultValue={turn.questionKey}
          width="full"
          isOptional
        />
      </OperationForm>
    </DialogButton>
  )
}
