import { getTranslations } from 'next-intl/server'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { CommitmentRecord } from '@/lib/commitments/queries'
import { duties, grades, scopes } from '@/lib/commitments/schema'

type TermFieldsProps = {
  /** The version a new one follows; null for a first one. */
  readonly before: CommitmentRecord | null
}

/** What every version says, the same when it is published and when it is revised. */
export async function TermFields({ before }: TermFieldsProps) {
  const t = await getTranslations('commitment')
  const newest = before?.versions[0]
  return (
    <>
      <TextField name="title" label={t('titleField')} hint={t('titleHint')} defaultValue={newest?.title ?? ''} />
      <TextAreaField
        name="statement"
        label={t('statement')}
        hint={t('statementHint')}
        rows={4}
        defaultValue={newest?.statement ?? ''}
      />
      <ChoicesField
        name="grade"
        kind="radio"
        label={t('grade')}
        options={grades.map((value) => ({ value, label: t(`grade_${value}`), hint: t(`gradeMeaning_${value}`) }))}
        defaultValues={newest ? [newest.grade] : []}
      />
      <Reach before={before} />
      <DateField name="statedOn" label={t('statedOn')} />
      <TextField
        name="sourceUrl"
        type="url"
        label={t('sourceUrl')}
        hint={t('sourceUrlHint')}
        defaultValue={newest?.sourceUrl ?? ''}
      />
      <TextField name="sourceTitle" label={t('sourceTitle')} defaultValue={newest?.sourceTitle ?? ''} isOptional />
    </>
  )
}

/** Of whom it speaks and what it makes owed. A revision offers only what can still be chosen. */
async function Reach({ before }: TermFieldsProps) {
  const t = await getTranslations('commitment')
  const isOne = before?.scope === 'oneModel'
  const isRecurring = before?.duty === 'recurring'
  const offeredScopes = before ? scopes.filter((scope) => (scope === 'oneModel') === isOne) : scopes
  const offeredDuties = before ? duties.filter((duty) => (duty === 'recurring') === isRecurring) : duties
  return (
    <>
      <SelectField
        name="scope"
        label={t('scope')}
        options={offeredScopes.map((value) => ({ value, label: t(`scope_${value}`) }))}
        defaultValue={before?.scope ?? 'publiclyReleased'}
      />
      <SelectField
        name="duty"
        label={t('duty')}
        options={offeredDuties.map((value) => ({ value, label: t(`duty_${value}`) }))}
        defaultValue={before?.duty ?? 'none'}
      />
    </>
  )
}
