import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField } from '@/components/form/text-field'
import { narratorAnswers } from '@/lib/narrator-reviews/schema'

type Seen = { readonly id: string; readonly version: number; readonly language: string }

type ReadBackDialogProps = { readonly interview: Seen; readonly record: FormAction }

export async function ReadBackDialog({ interview, record }: ReadBackDialogProps) {
  const t = await getTranslations('trust')
  const { id, version, language } = interview
  return (
    <OperationDialog
      action={record}
      draftKey={`narratorReview.record:${id}`}
      label={t('readBack')}
      what={t('readBackWhat')}
      doneMessage={t('readBackDone')}
      version={version}
      sent={{ id }}
      size="small"
      width="wide"
    >
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
        lang={language}
      />
      <TextAreaField name="note" id="narrator-note" label={t('readWhat')} hint={t('readWhatHint')} rows={3} />
      <DateField name="heldOn" id="narrator-day" label={t('heldOn')} />
    </OperationDialog>
  )
}

type WaiveDialogProps = { readonly interview: Seen; readonly waive: FormAction }

export async function WaiveDialog({ interview: { id, version }, waive }: WaiveDialogProps) {
  const t = await getTranslations('trust')
  return (
    <OperationDialog
      action={waive}
      draftKey={`narratorReview.waive:${id}`}
      label={t('waive')}
      title={t('waiveTitle')}
      what={t('waiveWhat')}
      doneMessage={t('waived')}
      version={version}
      sent={{ id }}
      size="small"
      isFinal
    >
      <TextAreaField name="reason" id="narrator-waiver" label={t('waiveReason')} hint={t('reasonHint')} rows={3} />
    </OperationDialog>
  )
}
