import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { obligationKinds, owedTos } from '@/lib/obligations/schema'
import { OwnerField, type OwnerChoice } from './obligation-moves'
import { RecurrenceFields } from './recurrence-fields'

type PromiseDialogProps = {
  readonly model: { readonly id: string; readonly displayName: string }
  readonly people: readonly OwnerChoice[]
  readonly open: FormAction
}

export async function PromiseDialog({ model, people, open }: PromiseDialogProps) {
  const [t, common] = [await getTranslations('obligation'), await getTranslations('common')]
  return (
    <DialogButton
      size="small"
      label={t('recordPromise')}
      title={t('recordPromiseTitle', { name: model.displayName })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('recordPromiseWhat')}</p>
      <OperationForm
        action={open}
        draftKey={`obligation.open:${model.id}`}
        labels={await formLabels()}
        submitLabel={t('recordPromise')}
        doneMessage={t('recordPromiseDone')}
      >
        <input type="hidden" name="modelId" value={model.id} />
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
      </OperationForm>
    </DialogButton>
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
