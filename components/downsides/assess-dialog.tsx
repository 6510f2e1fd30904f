import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField, TextField } from '@/components/form/text-field'
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
  const [t, m] = await Promise.all([getTranslations('retirement'), getTranslations('model')])
  const [name, label] = [t(`kind_${kind}`), current ? t('reassess') : t('assess')]
  const id = (field: string) => `${field}-downside-${kind}`
  return (
    <OperationDialog
      label={label}
      about={name}
      title={t('assessTitle', { kind: name })}
      kind={current ? 'quiet' : 'secondary'}
      size="small"
      what={current ? t('assessWhat') : t(`kindHint_${kind}`)}
      action={assess}
      draftKey={`downside.assess:${model.id}:${kind}`}
      doneMessage={t('assessDone')}
      version={model.version}
      sent={{ modelId: model.id, kind }}
    >
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
    </OperationDialog>
  )
}
