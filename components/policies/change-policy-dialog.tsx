import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { PolicyInForce } from '@/lib/policies/rules'
import { thresholdNames, thresholdOf } from '@/lib/policies/schema'

type ChangePolicyDialogProps = { readonly policy: PolicyInForce; readonly change: FormAction }

export async function ChangePolicyDialog({ policy, change }: ChangePolicyDialogProps) {
  const [t, m, common] = await Promise.all([
    getTranslations('policy'),
    getTranslations('model'),
    getTranslations('common'),
  ])
  return (
    <DialogButton label={t('change')} title={t('change')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('changeWhat')}</p>
      <OperationForm
        action={change}
        draftKey="policy.change"
        labels={await formLabels()}
        submitLabel={t('change')}
        doneMessage={t('changeDone')}
        version={policy.version}
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
      </OperationForm>
    </DialogButton>
  )
}
