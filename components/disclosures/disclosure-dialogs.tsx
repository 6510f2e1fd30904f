import { getTranslations } from 'next-intl/server'
import { CheckboxField, ChoicesField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { DisclosureRow } from '@/lib/disclosures/queries'
import { disclosureKinds, disclosureTruths } from '@/lib/disclosures/schema'

type RecordDialogProps = { readonly interviewId: string; readonly record: FormAction }

export async function RecordDialog({ interviewId, record }: RecordDialogProps) {
  const t = await getTranslations('trust')
  const id = (name: string) => `disclosure-${name}`
  return (
    <OperationDialog
      action={record}
      draftKey={`disclosure.record:${interviewId}`}
      label={t('record')}
      what={t('recordWhat')}
      doneMessage={t('recorded')}
      sent={{ interviewId }}
      size="small"
    >
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
    </OperationDialog>
  )
}

type CheckDialogProps = { readonly disclosure: DisclosureRow; readonly check: FormAction }

/** Asks whether it holds, and for what is the case where it does not. */
export async function CheckDialog({ disclosure, check }: CheckDialogProps) {
  const t = await getTranslations('trust')
  const { id, version, text, truth, note } = disclosure
  const what = (
    <>
      <p className="text-ink">{text}</p>
      <p>{t('checkWhat')}</p>
    </>
  )
  return (
    <OperationDialog
      action={check}
      draftKey={`disclosure.check:${id}`}
      label={t('check')}
      about={text}
      title={t('truth')}
      what={what}
      doneMessage={t('checked')}
      version={version}
      sent={{ id }}
      kind="quiet"
      size="small"
    >
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
    </OperationDialog>
  )
}
