import { getTranslations } from 'next-intl/server'
import { CheckboxField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { PreservationRecord } from '@/lib/preservation/queries'
import type { KeptArtifactRow } from './artifact-list'
import type { KeptCopyRow } from './copy-line'

type CopyProps = { readonly copy: KeptCopyRow; readonly artifact: KeptArtifactRow }

export async function CheckDialog({ copy, artifact, check }: CopyProps & { readonly check: FormAction }) {
  const t = await getTranslations('preservation')
  const { id, region } = copy
  return (
    <OperationDialog
      label={t('check')}
      title={t('checkTitle', { label: artifact.label, region })}
      isMenuItem
      what={t('checkWhat')}
      action={check}
      draftKey={`fixityCheck.record:${id}`}
      doneMessage={t('checkDone')}
      sent={{ copyId: id }}
    >
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
    </OperationDialog>
  )
}

type EndDialogProps = CopyProps & { readonly kept: PreservationRecord; readonly end: FormAction }

export async function EndDialog({ copy, artifact, kept, end }: EndDialogProps) {
  const t = await getTranslations('preservation')
  const { id, region } = copy
  return (
    <OperationDialog
      label={t('end')}
      title={t('endTitle', { label: artifact.label, region })}
      kind="danger"
      isMenuItem
      what={t('endWhat')}
      action={end}
      draftKey={`copy.end:${id}`}
      doneMessage={t('endDone')}
      version={kept.version}
      isFinal
      sent={{ id }}
    >
      <DateField name="endedOn" id={`ended-${id}`} label={t('endedOn')} />
      <TextAreaField name="reason" id={`reason-end-${id}`} label={t('reason')} hint={t('reasonHint')} rows={2} />
    </OperationDialog>
  )
}
