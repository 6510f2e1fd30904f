import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { DownsideRow } from '@/lib/downsides/queries'
import { type DownsideKind, downsideSeverities } from '@/lib/downsides/schema'
import type { ModelRecord } from '@/lib/models/queries'

type AssessDialogProps = {
  readonly kind: DownsideKind
  readonly model: ModelRecord
  readonly current: DownsideRow | null
  readonly assess: FormAction
}

/** Asks for the severity first and for the words that bear it out; what is stated now is there to be changed. */
export async function AssessDialog({ kind, model, current, assess }: AssessDialogProps) {
  const [t, m, common] = await Promise.all([
    getTranslations('retirement'),
    getTranslations('model'),
    getTranslations('common'),
  ])
  const [name, label] = [t(`kind_${kind}`), current ? t('reassess') : t('assess')]
  const id = (field: string) => `${field}-downside-${kind}`
  return (
    <DialogButton
      kind={current ? 'quiet' : 'secondary'}
      size="small"
      label={
        <>
          {label}
          <span className="sr-only"> ({name})</span>
        </>
      }
      title={t('assessTitle', { kind: name })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{current ? t('assessWhat') : t(`kindHint_${kind}`)}</p>
      <OperationForm
        action={assess}
        draftKey={`downside.assess:${model.id}:${kind}`}
        labels={await formLabels()}
        submitLabel={label}
        doneMessage={t('assessDone')}
        version={model.version}
      >
        <input type="hidden" name="modelId" value={model.id} />
        <input type="hidden" name="kind" value={kind} />
        <SelectField
          name="severity"
          id={id('severity')}
          label={t('severity')}
          options={downsideSeverities.map((value) => ({ value, label: t(`severity_${value}`) }))}
          blankLabel={t('severityBlank')}
          defaultValue={current?.severity ?? ''}
        />
        <TextAreaField
          name="text"
          id={id('text')}
          label={t('text')}
          hint={t('textHint')}
          rows={5}
          defaultValue={current?.text ?? ''}
        />
        <TextField
          name="sourceUrl"
          id={id('source')}
          type="url"
          label={m('source')}
          defaultValue={current?.sourceUrl ?? ''}
          isOptional
        />
        <TextField
          name="sourceTitle"
          id={id('sourceTitle')}
          label={m('sourceTitle')}
          defaultValue={current?.sourceTitle ?? ''}
          isOptional
        />
      </OperationForm>
    </DialogButton>
  )
}
