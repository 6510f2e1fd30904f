import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { obligationKinds, owedTos } from '@/lib/obligations/schema'
import { type OwnerChoice, OwnerField } from './obligation-moves'
import { RecurrenceFields } from './recurrence-fields'

type PromiseDialogProps = {
  readonly model: { readonly id: string; readonly displayName: string }
  readonly people: readonly OwnerChoice[]
  readonly open: FormAction
}

export async function PromiseDialog({ model, people, open }: PromiseDialogProps) {
  const t = await getTranslations('obligation')
  return (
    <OperationDialog
      label={t('recordPromise')}
      title={t('recordPromiseTitle', { name: model.displayName })}
      size="small"
      what={t('recordPromiseWhat')}
      action={open}
      draftKey={`obligation.open:${model.id}`}
      doneMessage={t('recordPromiseDone')}
      sent={{ modelId: model.id }}
    >
      <TextField name="title" id="promise-title" label={t('promiseTitle')} hint={t('promiseTitleHint')} />
      <TextAreaField name="detail" id="promise-detail" label={t('detail')} rows={2} isOptional />
      <Kinds />
      <DateField name="dueOn" id="promise-due" label={t('dueOn')} hint={t('dueOnHint')} isOptional />
      <RecurrenceFields />
      <OwnerField people={people} id="promise-owner" defaultValue="" />
      <TextField
        name="sourceTitle"
        id="promise-place"
        label={t('sourceTitle')}
        hint={t('sourceTitleHint')}
        isOptional
      />
      <TextField name="sourceUrl" id="promise-url" type="url" label={t('sourceUrl')} isOptional />
    </OperationDialog>
  )
}

async function Kinds() {
  const t = await getTranslations('obligation')
  return (
    <div className="grid items-end gap-6 sm:grid-cols-2">
      <SelectField
        name="source"
        id="promise-source"
        label={t('source')}
        options={(['promise', 'decision'] as const).map((value) => ({ value, label: t(`source_${value}`) }))}
        defaultValue="promise"
      />
      <SelectField
        name="owedTo"
        id="promise-owed-to"
        label={t('owedTo')}
        options={owedTos.map((value) => ({ value, label: t(`owedTo_${value}`) }))}
        defaultValue="model"
      />
      <SelectField
        name="kind"
        id="promise-kind"
        label={t('kind')}
        options={obligationKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        defaultValue="other"
      />
    </div>
  )
}
