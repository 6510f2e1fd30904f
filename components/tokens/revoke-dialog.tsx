import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import type { TokenRow } from '@/lib/tokens/queries'

export async function RevokeDialog({ token, revoke }: { readonly token: TokenRow; readonly revoke: FormAction }) {
  const t = await getTranslations('token')
  return (
    <OperationDialog
      label={t('revoke')}
      title={t('revokeTitle', { name: token.name })}
      kind="quiet"
      size="small"
      what={t('revokeWhat')}
      action={revoke}
      draftKey={`token.revoke:${token.id}`}
      doneMessage={t('revokeDone')}
      version={token.version}
      isFinal
      sent={{ id: token.id }}
    />
  )
}
