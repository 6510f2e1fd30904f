import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'

type Seen = { readonly id: string; readonly version: number }

type Named = { readonly id: string; readonly title: string }

type LinkDialogProps = { readonly preference: Seen; readonly others: readonly Named[]; readonly link: FormAction }

export async function LinkDialog({ preference: { id, version }, others, link }: LinkDialogProps) {
  const t = await getTranslations('preference')
  return (
    <OperationDialog
      action={link}
      draftKey={`preference.link:${id}`}
      label={t('link')}
      what={t('linkWhat')}
      doneMessage={t('linked')}
      version={version}
      sent={{ id }}
      size="small"
    >
      <SelectField
        name="otherId"
        label={t('linkOther')}
        blankLabel={t('choosePreference')}
        options={others.map((other) => ({ value: other.id, label: other.title }))}
        width="full"
      />
      <TextAreaField name="note" id="link-note" label={t('linkNote')} hint={t('linkNoteHint')} rows={3} />
    </OperationDialog>
  )
}

type UnlinkDialogProps = { readonly preference: Seen; readonly conflict: Named; readonly unlink: FormAction }

export async function UnlinkDialog({ preference: { id, version }, conflict, unlink }: UnlinkDialogProps) {
  const t = await getTranslations('preference')
  return (
    <OperationDialog
      action={unlink}
      draftKey={`preference.unlink:${id}:${conflict.id}`}
      label={t('unlink')}
      about={conflict.title}
      title={t('unlinkTitle')}
      what={t('unlinkWhat')}
      doneMessage={t('unlinked')}
      version={version}
      sent={{ id, otherId: conflict.id }}
      kind="quiet"
      size="small"
    >
      <TextAreaField name="reason" id={`unlink-${conflict.id}`} label={t('unlinkReason')} rows={3} />
    </OperationDialog>
  )
}
