import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { ProtocolTable } from '@/components/protocols/protocol-table'
import { StartButton } from '@/components/protocols/start-button'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { countProtocols, listProtocols } from '@/lib/protocols/queries'
import { protocolList } from '@/lib/protocols/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('protocol'))('title') }
}

const start = submitOperation.bind(null, 'protocol.start')

export default async function ProtocolsPage({ searchParams }: PageProps<'/protocols'>) {
  const context = await authorize('protocol.read')
  const params = parseList(protocolList, await searchParams)
  const [page, total, t] = await Promise.all([
    listProtocols(context, params),
    countProtocols(context, params),
    getTranslations('protocol'),
  ])
  const isWriter = may(context.actor, 'protocol.draft')
  const create = (kind: 'primary' | 'secondary') => (
    <ButtonLink kind={kind} href="/protocols/new">
      {t('create')}
    </ButtonLink>
  )
  const first = isWriter && (
    <>
      <StartButton action={start} />
      {create('secondary')}
    </>
  )
  const empty = (
    <EmptyState title={t('emptyTitle')} action={first}>
      {t('emptyHint')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={isWriter && create('primary')} />
      <ProtocolTable params={params} page={page} total={total} empty={empty} />
    </>
  )
}
