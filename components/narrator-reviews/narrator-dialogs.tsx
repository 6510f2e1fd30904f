import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { narratorAnswers } from '@/lib/narrator-reviews/schema'

type Seen = { readonly id: string; readonly version: number; readonly language: string }

type ReadBackDialogProps = { readonly interview: Seen; readonly record: FormAction }

export async function ReadBackDialog({ interview, record }: ReadBackDialogProps) {
  const [t, common] = [await getTranslations('trust'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('readBack')} title={t('readBack')} closeLabel={common('close')} width="wide">
      <p className="prose mb-4 text-soft">{t('readBackWhat')}</p>
      <OperationForm
        action={record}
        draftKey={`narratorReview.record:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t('readBack')}
        doneMessage={t('readBackDone')}
        version={interview.version}
      >
        <input type="hidden" name="id" value={interview.id} />
        <ChoicesField
          name="outcome"
          id="narrator-outcome"
          kind="radio"
          label={t('outcome')}
          options={narratorAnswers.map((value) => ({
            value,
            label: t(`outcome_${value}`),
            hint: t(`outcomeHint_${value}`),
          }))}
        />
        <TextAreaField
          name="words"
          id="narrator-words"
          label={t('words')}
          hint={t('wordsHint')}
          rows={6}
          face="voice"
          lang={interview.language}
        />
        <TextAreaField name="note" id="narrator-note" label={t('readWhat')} hint={t('readWhatHint')} rows={3} />
        <DateField name="heldOn" id="narrator-day" label={t('heldOn')} />
      </OperationForm>
    </DialogButton>
  )
}

type WaiveDialogProps = { readonly interview: Seen; readonly waive: FormAction }

export async function WaiveDialog({ interview, waive }: WaiveDialogProps) {
  const [t, common] = [await getTranslations('trust'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('waive')} title={t('waiveTitle')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('waiveWhat')}</p>
      <OperationForm
        action={waive}
        draftKey={`narratorReview.waive:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t('waive')}
        doneMessage={t('waived')}
        version={interview.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={interview.id} />
        <TextAreaField name="reason" id="narrator-waiver" label={t('waiveReason')} hint={t('reasonHint')} rows={3} />
      </OperationForm>
    </DialogButton>
  )
}
