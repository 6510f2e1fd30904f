import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import type { ModelRecord } from '@/lib/models/queries'
import type { OverrideRow } from '@/lib/retirement-overrides/queries'
import type { OverrideMove } from '@/lib/retirement-overrides/schema'

type ProposeDialogProps = { readonly model: ModelRecord; readonly propose: FormAction }

export async function ProposeDialog({ model, propose }: ProposeDialogProps) {
  const t = await getTranslations('retirement')
  return (
    <OperationDialog
      label={t('propose')}
      title={t('proposeTitle', { name: model.displayName })}
      size="small"
      what={t('proposeWhat')}
      action={propose}
      draftKey={`retirementOverride.propose:${model.id}`}
      doneMessage={t('proposeDone')}
      version={model.version}
      sent={{ modelId: model.id }}
    >
      <TextAreaField
        name="reason"
        id="reason-override"
        label={t('overrideNote')}
        hint={t('proposeReasonHint')}
        rows={4}
      />
    </OperationDialog>
  )
}

type OverrideDialogProps = {
  readonly move: OverrideMove
  readonly model: ModelRecord
  readonly override: OverrideRow
  readonly action: FormAction
}

export async function OverrideDialog({ move, model, override, action }: OverrideDialogProps) {
  const t = await getTranslations('retirement')
  const name = move === 'withdraw' ? 'withdrawOverride' : move
  return (
    <OperationDialog
      label={t(name)}
      title={t(`${name}Title`)}
      kind={move === 'confirm' ? 'secondary' : 'quiet'}
      size="small"
      what={
        <>
          <p>{t(`${name}What`, { name: model.displayName })}</p>
          <blockquote className="border-l-2 border-line pl-3 whitespace-pre-line text-ink">
            {override.reason}
          </blockquote>
        </>
      }
      action={action}
      draftKey={`retirementOverride.${move}:${override.id}`}
      doneMessage={t(`${name}Done`)}
      version={model.version}
      isFinal={move === 'confirm'}
      sent={{ id: override.id }}
    >
      <TextAreaField
        name="note"
        id={`note-${move}-${override.id}`}
        label={t('overrideNote')}
        hint={t('overrideNoteHint')}
        rows={3}
      />
    </OperationDialog>
  )
}
