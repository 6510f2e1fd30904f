import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'

type RewriteDialogProps = {
  readonly interviewId: string
  readonly turn: { readonly index: number; readonly text: string; readonly questionKey: string }
  readonly action: FormAction
}

/** Corrects what was written down while the interview goes on. */
export async function RewriteDialog({ interviewId, turn, action }: RewriteDialogProps) {
  const [t, common] = [await getTranslations('interview'), await getTranslations('common')]
  return (
    <DialogButton
      label={t('rewrite')}
      title={t('rewriteTitle', { index: turn.index })}
      closeLabel={common('close')}
      kind="quiet"
      size="small"
      width="wide"
    >
      <OperationForm
        action={action}
        draftKey={`turn.rewrite:${interviewId}:${turn.index}`}
        labels={await formLabels()}
        submitLabel={t('rewrite')}
        doneMessage={t('rewritten')}
      >
        <input type="hidden" name="id" value={interviewId} />
        <input type="hidden" name="index" value={turn.index} />
        <input type="hidden" name="questionKey" value={turn.questionKey} />
        <TextAreaField name="text" id={`rewrite-${turn.index}`} label={t('words')} rows={8} defaultValue={turn.text} />
      </OperationForm>
    </DialogButton>
  )
}
