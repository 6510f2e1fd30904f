import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
import type { TokenRow } from '@/lib/tokens/queries'

export async function RevokeDialog({ token, revoke }: { readonly token: TokenRow; readonly revoke: FormAction }) {
  const [t, common] = [await getTranslations('token'), await getTranslations('common')]
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={t('revoke')}
      title={t('revokeTitle', { name: token.name })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('revokeWhat')}</p>
      <OperationForm
        action={revoke}
        draftKey={`token.revoke:${token.id}`}
        labels={await formLabels()}
        submitLabel={t('revoke')}
        doneMessage={t('revokeDone')}
        version={token.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={token.id} />
      </OperationForm>
    </DialogButton>
  )
}
