import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { PageHeader } from '@/components/shell/page-header'
import { CreateTokenDialog } from '@/components/tokens/create-token-dialog'
import { TokenList } from '@/components/tokens/token-list'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { findSignedIn } from '@/lib/auth/caller'
import { may } from '@/lib/auth/permissions'
import { listTokenPeople, listTokens } from '@/lib/tokens/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('token'))('title') }
}

export default async function TokensPage() {
  const context = await authorize('token.read')
  const [tokens, t] = [await listTokens(context), await getTranslations('token')]
  const creating = (await findSignedIn())?.caller.permit('token.create')
  const create = creating && (
    <CreateTokenDialog people={await listTokenPeople(creating)} create={submitOperation.bind(null, 'token.create')} />
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={create} />
      {tokens.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={create}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <TokenList
          tokens={tokens}
          revoke={may(context.actor, 'token.revoke') ? submitOperation.bind(null, 'token.revoke') : null}
        />
      )}
    </>
  )
}
