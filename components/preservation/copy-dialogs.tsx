import { getTranslations } from 'next-intl/server'
import { CheckboxField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { PreservationRecord } from '@/lib/preservation/queries'
import type { KeptArtifactRow } from './artifact-list'
import type { KeptCopyRow } from './copy-line'

type CopyProps = { readonly copy: KeptCopyRow; readonly artifact: KeptArtifactRow }

export async function CheckDialog({ copy, artifact, check }: CopyProps & { readonly check: FormAction }) {
  const [t, common] = [await getTranslations('preservation'), await getTranslations('common')]
  const { id, region } = copy
  return (
    <DialogButton
      isMenuItem
      label={t('check')}
      title={t('checkTitle', { label: artifact.label, region })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('checkWhat')}</p>
      <OperationForm
        action={check}
        draftKey={`fixityCheck.record:${id}`}
        labels={await formLabels()}
        submitLabel={t('check')}
        doneMessage={t('checkDone')}
      >
        <input type="hidden" name="copyId" value={id} />
        <TextField
          name="observed"
          id={`observed-${id}`}
          label={t('observed')}
          hint={t('observedHint')}
          spellCheck={false}
          autoComplete="off"
          isOptional
        />
        <CheckboxField name="isUnreadable" id={`unreadable-${id}`} label={t('isUnreadable')} />
        <TextAreaField name="note" id={`note-${id}`} label={t('note')} rows={2} isOptional />
      </OperationForm>
    </DialogButton>
  )
}

type EndDialogProps = CopyProps & { readonly kept: PreservationRecord; readonly end: FormAction }

export async function EndDialog({ copy, artifact, kept, end }: EndDialogProps) {
  const [t, common] = [await getTranslations('preservation'), await getTranslations('common')]
  const { id, region } = copy
  return (
    <DialogButton
      isMenuItem
      kind="danger"
      label={t('end')}
      title={t('endTitle', { label: artifact.label, region })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('endWhat')}</p>
      <OperationForm
        action={end}
        draftKey={`copy.end:${id}`}
        labels={await formLabels()}
        submitLabel={t('end')}
        doneMessage={t('endDone')}
        version={kept.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={id} />
        <DateField name="endedOn" id={`ended-${id}`} label={t('endedOn')} />
        <TextAreaField name="reason" id={`reason-end-${id}`} label={t('reason')} hint={t('reasonHint')} rows={2} />
      </OperationForm>
    </DialogButton>
  )
}
