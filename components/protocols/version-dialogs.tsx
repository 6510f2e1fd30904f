import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ProtocolRecord } from '@/lib/protocols/queries'

type VersionDialogProps = {
  readonly protocol: ProtocolRecord
  readonly number: number
  readonly action: FormAction
}

export async function PublishDialog({ protocol, number, action }: VersionDialogProps) {
  const [t, common] = [await getTranslations('protocol'), await getTranslations('common')]
  return (
    <DialogButton
      kind="primary"
      label={t('publish')}
      title={t('publishTitle', { number })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('publishWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`protocol.publish:${protocol.id}`}
        labels={await formLabels()}
        submitLabel={t('publish')}
        doneMessage={t('publishDone')}
        doneHref="/protocols/{slug}"
        version={protocol.version}
      >
        <input type="hidden" name="id" value={protocol.id} />
      </OperationForm>
    </DialogButton>
  )
}

export async function DiscardDialog({ protocol, action }: Omit<VersionDialogProps, 'number'>) {
  const [t, common] = [await getTranslations('protocol'), await getTranslations('common')]
  const isWhole = protocol.versions.length === 1
  return (
    <DialogButton kind="danger" label={t('discard')} title={t('discard')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{isWhole ? t('discardWhole') : t('discardWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`protocol.discard:${protocol.id}`}
        labels={await formLabels()}
        submitLabel={t('discard')}
        doneMessage={t('discarded')}
        doneHref={isWhole ? '/protocols' : '/protocols/{slug}'}
        version={protocol.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={protocol.id} />
      </OperationForm>
    </DialogButton>
  )
}

export async function WithdrawDialog({ protocol, number, action }: VersionDialogProps) {
  const [t, common] = [await getTranslations('protocol'), await getTranslations('common')]
  return (
    <DialogButton
      kind="danger"
      label={t('withdraw')}
      title={t('withdrawTitle', { number })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('withdrawWhat')}</p>
      <OperationForm
        action={action}
        draftKey={`protocol.withdraw:${protocol.id}:${number}`}
        labels={await formLabels()}
        submitLabel={t('withdraw')}
        doneMessage={t('withdrawDone')}
        version={protocol.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={protocol.id} />
        <input type="hidden" name="number" value={number} />
        <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
      </OperationForm>
    </DialogButton>
  )
}
