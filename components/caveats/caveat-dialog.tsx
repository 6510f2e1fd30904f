import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { caveatSeverities, caveatTypes } from '@/lib/caveats/schema'
import { ExcerptField, type QuotableExcerpt } from './quoted'

type CaveatDialogProps = {
  readonly interviewId: string
  readonly excerpts: readonly QuotableExcerpt[]
  readonly raise: FormAction
}

export async function CaveatDialog({ interviewId, excerpts, raise }: CaveatDialogProps) {
  const t = await getTranslations('trust')
  return (
    <OperationDialog
      action={raise}
      draftKey={`caveat.record:${interviewId}`}
      label={t('raise')}
      what={t('raiseWhat')}
      doneMessage={t('raised')}
      sent={{ interviewId }}
      size="small"
    >
      <ChoicesField
        name="type"
        id="caveat-type"
        kind="radio"
        label={t('caveatType')}
        options={caveatTypes.map((value) => ({ value, label: t(`caveat_${value}`), hint: t(`caveatHint_${value}`) }))}
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
    </OperationDialog>
  )
}
