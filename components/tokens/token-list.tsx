import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { DialogButton } from '@/components/ui/dialog-button'
import { Instant } from '@/components/ui/time'
import type { TokenRow } from '@/lib/tokens/queries'

type TokenListProps = { readonly tokens: readonly TokenRow[]; readonly revoke: FormAction | null }

const looks = {
  valid: ['good', 'disc'],
  expired: ['caution', 'ring'],
  revoked: ['blank', 'cross'],
} as const satisfies Record<TokenRow['state'], readonly [Tone, Shape]>

export async function TokenList({ tokens, revoke }: TokenListProps) {
  return (
    <ul className="border-t border-line">
      {tokens.map((token) => (
        <TokenLine key={token.id} token={token} revoke={revoke} />
      ))}
    </ul>
  )
}

async function TokenLine({ token, revoke }: { token: TokenRow; revoke: FormAction | null }) {
  const t = await getTranslations('token')
  const [tone, shape] = looks[token.state]
  return (
    <li className="grid items-baseline gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_8rem_16rem_auto]">
      <span className="min-w-0">
        <span className="font-medium">{token.name}</span> <span className="text-soft">{token.personName}</span>
        <span className="block font-mono text-xs break-words text-faint">{token.permissions.join(', ')}</span>
      </span>
      <Badge tone={tone} shape={shape}>
        {t(`state_${token.state}`)}
      </Badge>
      <span className="text-soft">
        {t('expires')} <Instant at={new Date(token.expiresAt)} style="short" />
        <span className="block text-xs text-faint">
          {t('lastUsed')} {token.lastUsedAt ? <Instant at={new Date(token.lastUsedAt)} style="short" /> : t('never')}
        </span>
      </span>
      {revoke && token.state === 'valid' && <RevokeDialog token={token} revoke={revoke} />}
    </li>
  )
}

async function RevokeDialog({ token, revoke }: { token: TokenRow; revoke: FormAction }) {
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
