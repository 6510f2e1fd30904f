import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'
import type { PolicyInForce } from '@/lib/policies/rules'
import { thresholdNames, thresholdOf } from '@/lib/policies/schema'

type ChangePolicyDialogProps = { readonly policy: PolicyInForce; readonly change: FormAction }

export async function ChangePolicyDialog({ policy, change }: ChangePolicyDialogProps) {
  const [t, m] = await Promise.all([getTranslations('policy'), getTranslations('model')])
  return (
    <OperationDialog
      label={t('change')}
      what={t('changeWhat')}
      action={change}
      draftKey="policy.change"
      doneMessage={t('changeDone')}
      version={policy.version}
      sent={{}}
    >
      {thresholdNames.map((name) => {
        const { unit, min, max } = thresholdOf(name)
        return (
          <TextField
            key={name}
            name={name}
            type="number"
            label={t(`threshold_${name}`)}
            hint={t(`bounds_${unit}`, { min, max })}
            min={min}
            max={max}
            step={1}
            width="short"
            defaultValue={policy.values[name]}
          />
        )
      })}
      <TextAreaField name="reason" label={m('reason')} hint={t('changeReasonHint')} rows={3} />
    </OperationDialog>
  )
}
