import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { WindowRow } from '@/lib/availability/queries'
import type { ModelRecord } from '@/lib/models/queries'
import { WindowFields } from './window-fields'

type OpenDialogProps = { readonly model: ModelRecord; readonly open: FormAction; readonly label: string }

export async function OpenDialog({ model, open, label }: OpenDialogProps) {
  const [t, common] = [await getTranslations('availability'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={label} title={t('openTitle')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('openWhat')}</p>
      <OperationForm
        action={open}
        draftKey={`availability.open:${model.id}`}
        labels={await formLabels()}
        submitLabel={label}
        doneMessage={t('openDone')}
        version={model.version}
      >
        <input type="hidden" name="modelId" value={model.id} />
        <WindowFields window={null} />
        <Reason id="reason-new-window" />
      </OperationForm>
    </DialogButton>
  )
}

type CorrectDialogProps = {
  readonly window: WindowRow
  readonly model: ModelRecord
  readonly update: FormAction
}

export async function CorrectDialog({ window, model, update }: CorrectDialogProps) {
  const [t, common] = [await getTranslations('availability'), await getTranslations('common')]
  const { surface } = window
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={t('correct')}
      title={t('correctTitle', { surface })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('correctWhat')}</p>
      <OperationForm
        action={update}
        draftKey={`availability.update:${window.id}`}
        labels={await formLabels()}
        submitLabel={t('correct')}
        doneMessage={t('correctDone')}
        version={model.version}
      >
        <input type="hidden" name="id" value={window.id} />
        <WindowFields window={window} />
        {window.committedUntil && (
          <TextField
            name="announcement"
            id={`announcement-${window.id}`}
            type="url"
            label={t('shorterAnnouncement')}
            hint={t('shorterAnnouncementHint')}
            isOptional
          />
        )}
        <Reason id={`reason-correct-${window.id}`} />
      </OperationForm>
    </DialogButton>
  )
}

type EndDialogProps = { readonly window: WindowRow; readonly model: ModelRecord; readonly end: FormAction }

export async function EndDialog({ window, model, end }: EndDialogProps) {
  const [t, m, common] = await Promise.all([
    getTranslations('availability'),
    getTranslations('model'),
    getTranslations('common'),
  ])
  const { surface, mode } = window
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={t('end')}
      title={t('endTitle', { surface })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('endWhat', { surface, mode: m(`mode_${mode}`) })}</p>
      <OperationForm
        action={end}
        draftKey={`availability.end:${window.id}`}
        labels={await formLabels()}
        submitLabel={t('end')}
        doneMessage={t('endDone')}
        version={model.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={window.id} />
        <DateField
          name="endsOn"
          id={`end-${window.id}`}
          label={t('endsOn')}
          hint={t('endDayHint')}
          defaultValue={window.endsOn ?? ''}
        />
        <Reason id={`reason-end-${window.id}`} />
      </OperationForm>
    </DialogButton>
  )
}

async function Reason({ id }: { readonly id: string }) {
  const [t, m] = [await getTranslations('availability'), await getTranslations('model')]
  return <TextAreaField name="reason" id={id} label={m('reason')} hint={t('reasonHint')} rows={2} />
}
