import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'

type Seen = { readonly id: string; readonly version: number }

type MergeDialogProps = {
  readonly preference: Seen
  readonly others: readonly { readonly id: string; readonly title: string }[]
  readonly merge: FormAction
}

export async function MergeDialog({ preference: { id, version }, others, merge }: MergeDialogProps) {
  const t = await getTranslations('preference')
  return (
    <OperationDialog
      action={merge}
      draftKey={`preference.merge:${id}`}
      label={t('merge')}
      title={t('mergeTitle')}
      what={t('mergeWhat')}
      doneMessage={t('mergedDone')}
      version={version}
      sent={{ id }}
      isMenuItem
    >
      <SelectField
        name="intoId"
        label={t('mergeInto')}
        blankLabel={t('choosePreference')}
        options={others.map((other) => ({ value: other.id, label: other.title }))}
        width="full"
      />
      <TextAreaField name="reason" id="merge-reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}

type SplitDialogProps = { readonly preference: Seen; readonly split: FormAction }

const parts = [
  { name: 'first', label: 'splitFirst', isOptional: false },
  { name: 'second', label: 'splitSecond', isOptional: false },
  { name: 'third', label: 'splitThird', isOptional: true },
] as const

export async function SplitDialog({ preference: { id, version }, split }: SplitDialogProps) {
  const t = await getTranslations('preference')
  return (
    <OperationDialog
      action={split}
      draftKey={`preference.split:${id}`}
      label={t('split')}
      title={t('splitTitle')}
      what={t('splitWhat')}
      doneMessage={t('splitDone')}
      version={version}
      sent={{ id }}
      width="wide"
      isMenuItem
    >
      {parts.map(({ name, label, isOptional }) => (
        <div key={name} className="grid gap-4 border-t border-line pt-4">
          <TextField name={`${name}Title`} label={t('splitTitleOf', { part: t(label) })} isOptional={isOptional} />
          <TextAreaField
            name={`${name}Statement`}
            label={t('splitStatementOf', { part: t(label) })}
            rows={3}
            isOptional={isOptional}
          />
        </div>
      ))}
      <TextAreaField name="reason" id="split-reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}
