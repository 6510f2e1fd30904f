import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ModelRecord } from '@/lib/models/queries'
import type { OverrideRow } from '@/lib/retirement-overrides/queries'
import type { OverrideMove } from '@/lib/retirement-overrides/schema'

type ProposeDialogProps = { readonly model: ModelRecord; readonly propose: FormAction }

export async function ProposeDialog({ model, propose }: ProposeDialogProps) {
  const [t, common] = [await getTranslations('retirement'), await getTranslations('common')]
  return (
    <DialogButton
      size="small"
      label={t('propose')}
      title={t('proposeTitle', { name: model.displayName })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('proposeWhat')}</p>
      <OperationForm
        action={propose}
        draftKey={`retirementOverride.propose:${model.id}`}
        labels={await formLabels()}
        submitLabel={t('propose')}
        doneMessage={t('proposeDone')}
        version={model.version}
      >
        <input type="hidden" name="modelId" value={model.id} />
        <TextAreaField
          name="reason"
          id="reason-override"
          label={t('overrideNote')}
          hint={t('proposeReasonHint')}
          rows={4}
        />
      </OperationForm>
    </DialogButton>
  )
}

type OverrideDialogProps = {
  readonly move: OverrideMove
  readonly model: ModelRecord
  readonly override: OverrideRow
  readonly action: FormAction
}

export async function OverrideDialog({ move, model, override, action }: OverrideDialogProps) {
  const [t, common] = [await getTranslations('retirement'), await getTranslations('common')]
  const name = move === 'withdraw' ? 'withdrawOverride' : move
  return (
    <DialogButton
      size="small"
      kind={move === 'confirm' ? 'secondary' : 'quiet'}
      label={t(name)}
      title={t(`${name}Title`)}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t(`${name}What`, { name: model.displayName })}</p>
      <blockquote className="prose mb-4 border-l-2 border-line pl-3 whitespace-pre-line">{override.reason}</blockquote>
      <OperationForm
        action={action}
        draftKey={`retirementOverride.${move}:${override.id}`}
        labels={await formLabels()}
        submitLabel={t(name)}
        doneMessage={t(`${name}Done`)}
        version={model.version}
        {...(move === 'confirm' ? { kind: 'danger' } : {})}
      >
        <input type="hidden" name="id" value={override.id} />
        <TextAreaField
          name="note"
          id={`note-${move}-${override.id}`}
          label={t('overrideNote')}
          hint={t('overrideNoteHint')}
          rows={3}
        />
      </OperationForm>
    </DialogButton>
  )
}
