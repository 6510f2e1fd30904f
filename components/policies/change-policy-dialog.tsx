import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { writeAmount } from '@/lib/money/rules'
import type { PolicyInForce } from '@/lib/policies/rules'
import { policyCurrency, policySubjects, type ThresholdName, thresholdOf, thresholdsAbout } from '@/lib/policies/schema'
import { thresholdTexts } from './threshold-text'

type ChangePolicyDialogProps = { readonly policy: PolicyInForce; readonly change: FormAction }

export async function ChangePolicyDialog({ policy, change }: ChangePolicyDialogProps) {
  const [t, m] = [await getTranslations('policy'), await getTranslations('model')]
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
      {policySubjects.map((subject) => (
        <fieldset key={subject} className="grid gap-5 border-t border-line pt-4">
          <legend className="float-left mb-4 w-full font-medium">{t(`subject_${subject}`)}</legend>
          {thresholdsAbout(subject).map((name) => (
            <ThresholdField key={name} name={name} value={policy.values[name]} />
          ))}
        </fieldset>
      ))}
      <TextAreaField name="reason" label={m('reason')} hint={t('changeReasonHint')} rows={3} />
    </OperationDialog>
  )
}

async function ThresholdField({ name, value }: { readonly name: ThresholdName; readonly value: number }) {
  const [t, texts] = [await getTranslations('policy'), await thresholdTexts()]
  const { unit, min, max } = thresholdOf(name)
  const field = { name, label: t(`threshold_${name}`), hint: texts.bounds(name), width: 'short' } as const
  if (unit !== 'money') return <TextField {...field} type="number" min={min} max={max} step={1} defaultValue={value} />
  return (
    <TextField
      {...field}
      inputMode="decimal"
      defaultValue={writeAmount({ minor: BigInt(value), currency: policyCurrency })}
    />
  )
}
