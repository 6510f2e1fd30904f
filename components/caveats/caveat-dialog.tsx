import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { caveatSeverities, caveatTypes } from '@/lib/caveats/schema'
import { ExcerptField, type QuotableExcerpt } from './quoted'

type CaveatDialogProps = {
  readonly interviewId: string
  readonly excerpts: readonly QuotableExcerpt[]
  readonly raise: FormAction
}

export async function CaveatDialog({ interviewId, excerpts, raise }: CaveatDialogProps) {
  const [t, common] = [await getTranslations('trust'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('raise')} title={t('raise')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('raiseWhat')}</p>
      <OperationForm
        action={raise}
        draftKey={`caveat.record:${interviewId}`}
        labels={await formLabels()}
        submitLabel={t('raise')}
        doneMessage={t('raised')}
      >
        <input type="hidden" name="interviewId" value={interviewId} />
        <ChoicesField
          name="type"
          id="caveat-type"
          kind="radio"
          label={t('caveatType')}
          options={caveatTypes.map((value) => ({
            value,
            label: t(`caveat_${value}`),
            hint: t(`caveatHint_${value}`),
          }))}
        />
        <ChoicesField
          name="severity"
          id="caveat-severity"
          kind="radio"
          label={t('severity')}
          options={caveatSeverities.map((value) => ({ value, label: t(`severity_${value}`) }))}
          defaultValues={['moderate']}
        />
        <TextAreaField name="note" id="caveat-note" label={t('caveatNote')} hint={t('caveatNoteHint')} rows={3} />
        <ExcerptField id="caveat-excerpt" excerpts={excerpts} />
      </OperationForm>
    </DialogButton>
  )
}
