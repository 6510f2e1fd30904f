import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { costKinds } from '@/lib/costs/schema'

type RecordCostDialogProps = {
  readonly decision: { readonly id: string; readonly version: number }
  readonly currency: string
  readonly record: FormAction
}

export async function RecordCostDialog({ decision: { id, version }, currency, record }: RecordCostDialogProps) {
  const t = await getTranslations('outcome')
  return (
    <OperationDialog
      action={record}
      draftKey={`actualCost.record:${id}`}
      label={t('record')}
      what={t('recordWhat')}
      doneMessage={t('recorded')}
      version={version}
      sent={{ id }}
      size="small"
    >
      <SelectField
        name="kind"
        id="cost-kind"
        label={t('costKind')}
        options={costKinds.map((kind) => ({ value: kind, label: t(`costKind_${kind}`) }))}
        defaultValue="oneOffMoney"
      />
      <TextField
        name="amount"
        id="cost-amount"
        label={t('amount')}
        hint={t('amountHint', { currency })}
        width="short"
      />
      <TextField name="months" id="cost-months" label={t('months')} hint={t('monthsHint')} width="short" isOptional />
      <DateField name="spentOn" id="cost-day" label={t('spentOn')} hint={t('spentOnHint')} />
      <TextAreaField name="note" id="cost-note" label={t('note')} rows={2} isOptional />
      <TextField name="sourceUrl" id="cost-source" type="url" label={t('sourceUrl')} isOptional />
    </OperationDialog>
  )
}

type TakeBackDialogProps = {
  readonly cost: { readonly id: string; readonly spentOn: string; readonly amount: string }
  readonly version: number
  readonly takeBack: FormAction
}

export async function TakeBackDialog({ cost: { id, spentOn, amount }, version, takeBack }: TakeBackDialogProps) {
  const t = await getTranslations('outcome')
  return (
    <OperationDialog
      action={takeBack}
      draftKey={`actualCost.takeBack:${id}`}
      label={t('takeBack')}
      about={`${amount}, ${spentOn}`}
      title={t('takeBackTitle')}
      what={t('takeBackWhat')}
      doneMessage={t('takenBack')}
      version={version}
      sent={{ id }}
      size="small"
      kind="quiet"
      isFinal
    >
      <TextAreaField name="reason" id={`take-back-${id}`} label={t('reason')} rows={3} />
    </OperationDialog>
  )
}
