import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { DemandSignalRow } from '@/lib/demand-signals/queries'
import { demandKinds } from '@/lib/demand-signals/schema'
import type { ModelRecord } from '@/lib/models/queries'

type AddSignalDialogProps = { readonly model: ModelRecord; readonly add: FormAction }

export async function AddSignalDialog({ model, add }: AddSignalDialogProps) {
  const t = await getTranslations('retirement')
  return (
    <OperationDialog
      label={t('addSignal')}
      title={t('addSignalTitle')}
      size="small"
      what={t('addSignalWhat')}
      action={add}
      draftKey={`demandSignal.add:${model.id}`}
      doneMessage={t('addSignalDone')}
      version={model.version}
      sent={{ modelId: model.id }}
    >
      <SignalFields />
    </OperationDialog>
  )
}

async function SignalFields() {
  const t = await getTranslations('retirement')
  return (
    <>
      <SelectField
        name="kind"
        id="signal-kind"
        label={t('signalKind')}
        options={demandKinds.map((value) => ({ value, label: t(`signal_${value}`) }))}
        defaultValue="petition"
      />
      <TextField name="source" id="signal-source" label={t('signalSource')} hint={t('signalSourceHint')} />
      <TextField name="sourceUrl" id="signal-url" type="url" label={t('signalUrl')} />
      <TextField name="size" id="signal-size" label={t('size')} hint={t('sizeHint')} isOptional />
      <TextAreaField name="caveat" id="signal-caveat" label={t('caveat')} hint={t('caveatHint')} rows={3} isOptional />
      <DateField name="observedOn" id="signal-date" label={t('observedOn')} hint={t('observedOnHint')} isOptional />
    </>
  )
}

type WithdrawSignalDialogProps = {
  readonly model: ModelRecord
  readonly signal: DemandSignalRow
  readonly withdraw: FormAction
}

export async function WithdrawSignalDialog({ model, signal, withdraw }: WithdrawSignalDialogProps) {
  const t = await getTranslations('retirement')
  return (
    <OperationDialog
      label={t('withdrawSignal')}
      about={signal.source}
      title={t('withdrawSignalTitle')}
      kind="quiet"
      size="small"
      what={t('withdrawSignalWhat')}
      action={withdraw}
      draftKey={`demandSignal.withdraw:${signal.id}`}
      doneMessage={t('withdrawSignalDone')}
      version={model.version}
      isFinal
      sent={{ id: signal.id }}
    >
      <TextAreaField
        name="reason"
        id={`reason-signal-${signal.id}`}
        label={t('waiveReason')}
        hint={t('withdrawReasonHint')}
        rows={3}
      />
    </OperationDialog>
  )
}
