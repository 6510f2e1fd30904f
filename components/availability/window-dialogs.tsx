import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { WindowRow } from '@/lib/availability/queries'
import type { ModelRecord } from '@/lib/models/queries'
import { WindowFields } from './window-fields'

type OpenDialogProps = { readonly model: ModelRecord; readonly open: FormAction; readonly label: string }

export async function OpenDialog({ model, open, label }: OpenDialogProps) {
  const t = await getTranslations('availability')
  return (
    <OperationDialog
      label={label}
      title={t('openTitle')}
      size="small"
      what={t('openWhat')}
      action={open}
      draftKey={`availability.open:${model.id}`}
      doneMessage={t('openDone')}
      version={model.version}
      sent={{ modelId: model.id }}
    >
      <WindowFields window={null} />
      <Reason id="reason-new-window" />
    </OperationDialog>
  )
}

type CorrectDialogProps = {
  readonly window: WindowRow
  readonly model: ModelRecord
  readonly update: FormAction
}

export async function CorrectDialog({ window, model, update }: CorrectDialogProps) {
  const t = await getTranslations('availability')
  const { surface } = window
  return (
    <OperationDialog
      label={t('correct')}
      title={t('correctTitle', { surface })}
      kind="quiet"
      size="small"
      what={t('correctWhat')}
      action={update}
      draftKey={`availability.update:${window.id}`}
      doneMessage={t('correctDone')}
      version={model.version}
      sent={{ id: window.id }}
    >
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
    </OperationDialog>
  )
}

type EndDialogProps = { readonly window: WindowRow; readonly model: ModelRecord; readonly end: FormAction }

export async function EndDialog({ window, model, end }: EndDialogProps) {
  const [t, m] = await Promise.all([getTranslations('availability'), getTranslations('model')])
  const { surface, mode } = window
  return (
    <OperationDialog
      label={t('end')}
      title={t('endTitle', { surface })}
      kind="quiet"
      size="small"
      what={t('endWhat', { surface, mode: m(`mode_${mode}`) })}
      action={end}
      draftKey={`availability.end:${window.id}`}
      doneMessage={t('endDone')}
      version={model.version}
      isFinal
      sent={{ id: window.id }}
    >
      <DateField
        name="endsOn"
        id={`end-${window.id}`}
        label={t('endsOn')}
        hint={t('endDayHint')}
        defaultValue={window.endsOn ?? ''}
      />
      <Reason id={`reason-end-${window.id}`} />
    </OperationDialog>
  )
}

async function Reason({ id }: { readonly id: string }) {
  const [t, m] = [await getTranslations('availability'), await getTranslations('model')]
  return <TextAreaField name="reason" id={id} label={m('reason')} hint={t('reasonHint')} rows={2} />
}
