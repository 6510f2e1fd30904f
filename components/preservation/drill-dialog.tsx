import { getTranslations } from 'next-intl/server'
import { CheckboxField, SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { drillResults } from '@/lib/drills/schema'
import type { PreservationRecord } from '@/lib/preservation/queries'
import { CostFields } from './cost-fields'

type DrillDialogProps = { readonly kept: PreservationRecord; readonly record: FormAction }

export async function DrillDialog({ kept, record }: DrillDialogProps) {
  const t = await getTranslations('preservation')
  return (
    <OperationDialog
      label={t('drill')}
      title={t('drillTitle')}
      size="small"
      what={t('drillWhat')}
      action={record}
      draftKey={`drill.record:${kept.id}`}
      doneMessage={t('drillDone')}
      sent={{ modelId: kept.id }}
    >
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
    </OperationDialog>
  )
}
