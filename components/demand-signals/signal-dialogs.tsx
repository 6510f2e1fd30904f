import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { DemandSignalRow } from '@/lib/demand-signals/queries'
import { demandKinds } from '@/lib/demand-signals/schema'
import type { ModelRecord } from '@/lib/models/queries'

type AddSignalDialogProps = { readonly model: ModelRecord; readonly add: FormAction }

export async function AddSignalDialog({ model, add }: AddSignalDialogProps) {
  const [t, common] = [await getTranslations('retirement'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('addSignal')} title={t('addSignalTitle')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('addSignalWhat')}</p>
      <OperationForm
        action={add}
        draftKey={`demandSignal.add:${model.id}`}
        labels={await formLabels()}
        submitLabel={t('addSignal')}
        doneMessage={t('addSignalDone')}
        version={model.version}
      >
        <input type="hidden" name="modelId" value={model.id} />
        <SignalFields />
      </OperationForm>
    </DialogButton>
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
  const [t, common] = [await getTranslations('retirement'), await getTranslations('common')]
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={
        <>
          {t('withdrawSignal')}
          <span className="sr-only"> ({signal.source})</span>
        </>
      }
      title={t('withdrawSignalTitle')}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('withdrawSignalWhat')}</p>
      <OperationForm
        action={withdraw}
        draftKey={`demandSignal.withdraw:${signal.id}`}
        labels={await formLabels()}
        submitLabel={t('withdrawSignal')}
        doneMessage={t('withdrawSignalDone')}
        version={model.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={signal.id} />
        <TextAreaField
          name="reason"
          id={`reason-signal-${signal.id}`}
          label={t('waiveReason')}
          hint={t('withdrawReasonHint')}
          rows={3}
        />
      </OperationForm>
    </DialogButton>
  )
}
