import { getTranslations } from 'next-intl/server'
import { CheckboxField, SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { drillResults } from '@/lib/drills/schema'
import type { PreservationRecord } from '@/lib/preservation/queries'
import { CostFields } from './cost-fields'

type DrillDialogProps = { readonly kept: PreservationRecord; readonly record: FormAction }

export async function DrillDialog({ kept, record }: DrillDialogProps) {
  const [t, common] = [await getTranslations('preservation'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('drill')} title={t('drillTitle')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('drillWhat')}</p>
      <OperationForm
        action={record}
        draftKey={`drill.record:${kept.id}`}
        labels={await formLabels()}
        submitLabel={t('drill')}
        doneMessage={t('drillDone')}
      >
        <input type="hidden" name="modelId" value={kept.id} />
        <DateField name="heldOn" id="drill-heldOn" label={t('heldOn')} />
        <TextField name="hardware" id="drill-hardware" label={t('hardware')} hint={t('hardwareHint')} width="half" />
        <SelectField
          name="result"
          id="drill-result"
          label={t('drillResult')}
          options={drillResults.map((result) => ({ value: result, label: t(`drill_${result}`) }))}
          defaultValue="passed"
        />
        <TextField
          name="hoursToServe"
          id="drill-hoursToServe"
          label={t('hoursToServe')}
          hint={t('hoursToServeHint')}
          width="short"
          isOptional
        />
        <CheckboxField name="configMatches" id="drill-configMatches" label={t('configMatches')} />
        <CostFields id="drill" name="cost" />
        <TextAreaField name="note" id="drill-note" label={t('note')} rows={2} isOptional />
      </OperationForm>
    </DialogButton>
  )
}
