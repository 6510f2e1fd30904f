import { getTranslations } from 'next-intl/server'
import { CheckboxField, ChoicesField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { DisclosureRow } from '@/lib/disclosures/queries'
import { disclosureKinds, disclosureTruths } from '@/lib/disclosures/schema'

type RecordDialogProps = { readonly interviewId: string; readonly record: FormAction }

export async function RecordDialog({ interviewId, record }: RecordDialogProps) {
  const [t, common] = [await getTranslations('trust'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('record')} title={t('record')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('recordWhat')}</p>
      <OperationForm
        action={record}
        draftKey={`disclosure.record:${interviewId}`}
        labels={await formLabels()}
        submitLabel={t('record')}
        doneMessage={t('recorded')}
      >
        <input type="hidden" name="interviewId" value={interviewId} />
        <RecordFields />
      </OperationForm>
    </DialogButton>
  )
}

async function RecordFields() {
  const t = await getTranslations('trust')
  const id = (name: string) => `disclosure-${name}`
  return (
    <>
      <ChoicesField
        name="kind"
        id={id('kind')}
        kind="radio"
        label={t('kind')}
        options={disclosureKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        defaultValues={['fact']}
      />
      <TextAreaField name="text" id={id('text')} label={t('told')} hint={t('toldHint')} rows={4} />
      <TextField name="sourceUrl" id={id('url')} type="url" label={t('checkUrl')} isOptional />
      <TextField name="sourceTitle" id={id('source')} label={t('sourceName')} isOptional />
      <CheckboxField name="isOwed" id={id('owed')} label={t('isOwed')} hint={t('isOwedHint')} />
      <DateField name="dueOn" id={id('due')} label={t('keepBy')} hint={t('keepByHint')} isOptional />
    </>
  )
}

type CheckDialogProps = { readonly disclosure: DisclosureRow; readonly check: FormAction }

/** Asks whether it holds, and for what is the case where it does not. */
export async function CheckDialog({ disclosure, check }: CheckDialogProps) {
  const [t, common] = [await getTranslations('trust'), await getTranslations('common')]
  const { id, version, text, truth, note } = disclosure
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={
        <>
          {t('check')}
          <span className="sr-only"> ({text})</span>
        </>
      }
      title={t('truth')}
      closeLabel={common('close')}
    >
      <p className="prose mb-2">{text}</p>
      <p className="prose mb-4 text-soft">{t('checkWhat')}</p>
      <OperationForm
        action={check}
        draftKey={`disclosure.check:${id}`}
        labels={await formLabels()}
        submitLabel={t('check')}
        doneMessage={t('checked')}
        version={version}
      >
        <input type="hidden" name="id" value={id} />
        <ChoicesField
          name="truth"
          id={`truth-${id}`}
          kind="radio"
          label={t('truth')}
          options={disclosureTruths.map((value) => ({
            value,
            label: t(`truth_${value}`),
            ...(value === 'unchecked' ? {} : { hint: t(`truthHint_${value}`) }),
          }))}
          defaultValues={[truth]}
        />
        <TextAreaField
          name="note"
          id={`note-${id}`}
          label={t('caseNow')}
          hint={t('caseNowHint')}
          rows={3}
          defaultValue={note}
          isOptional
        />
        <DateField name="dueOn" id={`due-${id}`} label={t('correctBy')} isOptional />
      </OperationForm>
    </DialogButton>
  )
}
