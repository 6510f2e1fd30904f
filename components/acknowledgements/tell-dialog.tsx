import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'

type TellDialogProps = {
  readonly decision: { readonly id: string; readonly version: number }
  readonly record: FormAction
}

export async function TellDialog({ decision: { id, version }, record }: TellDialogProps) {
  const t = await getTranslations('outcome')
  return (
    <OperationDialog
      action={record}
      draftKey={`acknowledgement.record:${id}`}
      label={t('tell')}
      what={t('tellWhat')}
      doneMessage={t('tellDone')}
      version={version}
      sent={{ id }}
      size="small"
      width="wide"
    >
      <TextAreaField name="told" id="told-text" label={t('told')} hint={t('toldHint')} rows={4} />
      <DateField name="toldOn" id="told-day" label={t('toldOn')} />
      <TextAreaField
        name="answer"
        id="told-answer"
        label={t('answer')}
        hint={t('answerHint')}
        rows={6}
        face="voice"
        isOptional
      />
      <TextField name="sourceUrl" id="told-source" type="url" label={t('sourceUrl')} isOptional />
    </OperationDialog>
  )
}
