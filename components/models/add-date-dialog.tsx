import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { type DateKind, dateKinds } from '@/lib/dates/schema'
import { formatDate } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { noticeEnd } from '@/lib/models/rules'

type AddDateDialogProps = {
  readonly model: ModelRecord
  readonly add: FormAction
  /** What the date is expected to say. */
  readonly kind?: DateKind
  readonly label?: string
}

export async function AddDateDialog({ model, add, kind = 'released', label }: AddDateDialogProps) {
  const t = await getTranslations('model')
  return (
    <OperationDialog
      label={label ?? t('addDate')}
      title={t('addDateTitle')}
      size="small"
      what={t('addDateWhat')}
      action={add}
      draftKey={`date.add:${model.id}`}
      submitLabel={t('addDate')}
      doneMessage={t('addDateDone')}
      version={model.version}
      sent={{ modelId: model.id }}
    >
      <SelectField
        name="kind"
        label={t('kind')}
        options={dateKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        defaultValue={kind}
      />
      <DateField name="date" label={t('date')} hint={<NoticeHint model={model} />} />
      <TextField name="sourceUrl" type="url" label={t('source')} hint={t('sourceUrlHint')} />
      <TextField name="sourceTitle" label={t('sourceTitle')} isOptional />
      <DateField name="accessedOn" label={t('accessedOn')} isOptional />
      <TextAreaField name="note" label={t('note')} rows={2} isOptional />
    </OperationDialog>
  )
}

/** From which day on a firm retirement keeps the notice. A shorter one is recorded too: this form records, it judges nothing. */
async function NoticeHint({ model }: { readonly model: ModelRecord }) {
  const [t, locale] = [await getTranslations('model'), await getLocale()]
  const { deprecatedOn, noticeDays } = model
  if (!deprecatedOn) return t('noticeHintNone', { needed: noticeDays })
  return t('noticeHint', {
    announced: formatDate(locale, deprecatedOn),
    first: formatDate(locale, noticeEnd(deprecatedOn, { noticeDays })),
    needed: noticeDays,
  })
}
