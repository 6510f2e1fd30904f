import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { submitOperation } from '@/app/actions/operation'
import { DataTableLoading } from '@/components/data-table/data-table'
import { PageHeader } from '@/components/shell/page-header'
import { CreateTokenDialog } from '@/components/tokens/create-token-dialog'
import { TokenTable } from '@/components/tokens/token-table'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { countTokens, listTokenPeople, listTokens } from '@/lib/tokens/queries'
import { tokenList } from '@/lib/tokens/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('token'))('title') }
}

export default async function TokensPage({ searchParams }: PageProps<'/settings/tokens'>) {
  const context = await authorize('token.read')
  const params = parseList(tokenList, await searchParams)
  const t = await getTranslations('token')
  const creating = (await findSignedIn())?.caller.permit('token.create')
  const create = creating && (
    <CreateTokenDialog people={await listTokenPeople(creating)} create={submitOperation.bind(null, 'token.create')} />
  )
  const subtitle = t.rich('subtitle', {
    docs: (text) => (
      <a className="link" href="/docs/api">
        {text}
      </a>
    ),
  })
  return (
    <>
      <PageHeader title={t('title')} subtitle={subtitle} actions={create} />
      <Suspense fallback={<DataTableLoading />}>
        <Tokens context={context} params={params} create={create} />
      </Suspense>
    </>
  )
}

type TokensProps = {
  readonly context: Context<'token.read'>
  readonly params: Parameters<typeof listTokens>[1]
  readonly create: ReactNode
}

async function Tokens({ context, params, create }: TokensProps) {
  const [page, total, t] = await Promise.all([
    listTokens(context, params),
    countTokens(context, params),
    getTranslations('token'),
  ])
  const empty = (
    <EmptyState title={t('emptyTitle')} action={create}>
      {t('emptyHint')}
    </EmptyState>
  )
  const revoke = may(context.actor, 'token.revoke') ? submitOperation.bind(null, 'token.revoke') : null
  return <TokenTable params={params} page={page} total={total} revoke={revoke} empty={empty} />
}
