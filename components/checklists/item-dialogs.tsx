import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'
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
  const t = await getTranslations('retirement')
  const item = t(`item_${finding.item}`)
  const isTaking = move === 'retract' || move === 'unwaive'
  return (
    <OperationDialog
      label={t(move)}
      about={item}
      title={t(`${move}Title`, { item })}
      kind={isTaking || move === 'waive' ? 'quiet' : 'secondary'}
      size="small"
      what={t(`${move}What`, { name: model.displayName })}
      action={action}
      draftKey={`checklist.${move}:${model.id}:${finding.item}`}
      doneMessage={t(`${move}Done`)}
      version={model.version}
      isFinal={isTaking || move === 'waive'}
      sent={isTaking ? { id: finding.settlement?.id ?? '' } : { modelId: model.id, item: finding.item }}
    >
      <Fields move={move} id={`${move}-${finding.item}`} />
    </OperationDialog>
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
