import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ItemMove } from '@/lib/checklists/schema'
import type { ModelRecord } from '@/lib/models/queries'
import type { ShownFinding } from './finding-line'

type ItemDialogProps = {
  readonly move: ItemMove
  readonly model: ModelRecord
  readonly finding: ShownFinding
  readonly action: FormAction
}

/** What a steward or leadership does about one item. */
export async function ItemDialog({ move, model, finding, action }: ItemDialogProps) {
  const [t, common] = [await getTranslations('retirement'), await getTranslations('common')]
  const item = t(`item_${finding.item}`)
  const isTaking = move === 'retract' || move === 'unwaive'
  return (
    <DialogButton
      size="small"
      kind={isTaking || move === 'waive' ? 'quiet' : 'secondary'}
      label={
        <>
          {t(move)}
          <span className="sr-only"> ({item})</span>
        </>
      }
      title={t(`${move}Title`, { item })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t(`${move}What`, { name: model.displayName })}</p>
      <OperationForm
        action={action}
        draftKey={`checklist.${move}:${model.id}:${finding.item}`}
        labels={await formLabels()}
        submitLabel={t(move)}
        doneMessage={t(`${move}Done`)}
        version={model.version}
        {...(isTaking || move === 'waive' ? { kind: 'danger' } : {})}
      >
        {isTaking ? (
          <input type="hidden" name="id" value={finding.settlement?.id ?? ''} />
        ) : (
          <>
            <input type="hidden" name="modelId" value={model.id} />
            <input type="hidden" name="item" value={finding.item} />
          </>
        )}
        <Fields move={move} id={`${move}-${finding.item}`} />
      </OperationForm>
    </DialogButton>
  )
}

async function Fields({ move, id }: { readonly move: ItemMove; readonly id: string }) {
  const t = await getTranslations('retirement')
  const address = (
    <TextField
      name="evidenceUrl"
      id={`${id}-url`}
      type="url"
      label={t('evidenceUrl')}
      {...(move === 'attest' ? { hint: t('evidenceHint') } : {})}
      isOptional
    />
  )
  if (move === 'attest') {
    return (
      <>
        <TextAreaField name="note" id={`${id}-note`} label={t('attestNote')} hint={t('attestNoteHint')} rows={3} />
        {address}
        <TextField
          name="evidenceSha256"
          id={`${id}-sha256`}
          label={t('evidenceSha256')}
          hint={t('evidenceSha256Hint')}
          spellCheck={false}
          isOptional
        />
      </>
    )
  }
  const hint = move === 'waive' ? t('waiveReasonHint') : t('takeBackHint')
  return (
    <>
      <TextAreaField name="reason" id={`${id}-reason`} label={t('waiveReason')} hint={hint} rows={3} />
      {move === 'waive' && address}
    </>
  )
}
