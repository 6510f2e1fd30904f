import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
import type { ProtocolRecord } from '@/lib/protocols/queries'
import { NamingFields } from './naming-fields'

type ProtocolDialogProps = { readonly protocol: ProtocolRecord; readonly action: FormAction }

export async function RenameDialog({ protocol, action }: ProtocolDialogProps) {
  const [t, common] = [await getTranslations('protocol'), await getTranslations('common')]
  return (
    <DialogButton label={t('rename')} title={t('rename')} closeLabel={common('close')}>
      <OperationForm
        action={action}
        draftKey={`protocol.update:${protocol.id}`}
        labels={await formLabels()}
        submitLabel={t('save')}
        doneMessage={t('renamed')}
        version={protocol.version}
      >
        <input type="hidden" name="id" value={protocol.id} />
        <NamingFields protocol={protocol} />
      </OperationForm>
    </DialogButton>
  )
}

/** Says what the new version begins as, then opens it in the editor. */
export async function BeginDraftDialog({ protocol, action }: ProtocolDialogProps) {
  const [t, common] = [await getTranslations('protocol'), await getTranslations('common')]
  const newest = protocol.versions[0]?.number ?? 0
  const label = t('beginDraft', { number: newest + 1 })
  return (
    <DialogButton label={label} title={label} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('beginDraftWhat', { number: newest })}</p>
      <OperationForm
        action={action}
        draftKey={`protocol.draft:${protocol.id}`}
        labels={await formLabels()}
        submitLabel={label}
        doneMessage={t('begun')}
        doneHref="/protocols/{slug}/edit"
        version={protocol.version}
      >
        <input type="hidden" name="id" value={protocol.id} />
      </OperationForm>
    </DialogButton>
  )
}
