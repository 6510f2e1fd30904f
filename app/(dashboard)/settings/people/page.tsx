import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { planPersonMoves } from '@/app/actions/moves'
import { submitOperation } from '@/app/actions/operation'
import { drawView } from '@/app/actions/views'
import { DataTableLoading } from '@/components/data-table/data-table'
import { InviteDialog } from '@/components/people/invite-dialog'
import { PersonTable } from '@/components/people/person-table'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { ViewMenu } from '@/components/views/view-menu'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { countPeople, listPeople } from '@/lib/people/queries'
import { personList } from '@/lib/people/schema'
import { listViews } from '@/lib/views/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('person'))('title') }
}

const actions = {
  setRoles: submitOperation.bind(null, 'person.setRoles'),
  disable: submitOperation.bind(null, 'person.disable'),
  enable: submitOperation.bind(null, 'person.enable'),
  endSessions: submitOperation.bind(null, 'person.endSessions'),
  renewInvitation: submitOperation.bind(null, 'person.renewInvitation'),
} as const

export default async function PeoplePage({ searchParams }: PageProps<'/settings/people'>) {
  const context = await authorize('person.read')
  const params = parseList(personList, await searchParams)
  const t = await getTranslations('person')
  const invite = may(context.actor, 'person.invite') && (
    <InviteDialog invite={submitOperation.bind(null, 'person.invite')} />
  )
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={invite} />
      <Suspense fallback={<DataTableLoading density={params.density} />}>
        <People context={context} params={params} />
      </Suspense>
    </>
  )
}

type PeopleProps = {
  readonly context: Context<'person.read'>
  readonly params: Parameters<typeof listPeople>[1]
}

async function People({ context, params }: PeopleProps) {
  const [page, total, views, t] = await Promise.all([
    listPeople(context, params),
    countPeople(context, params),
    listViews(context, 'people'),
    getTranslations('person'),
  ])
  return (
    <PersonTable
      params={params}
      page={page}
      total={total}
      actions={may(context.actor, 'person.setRoles') ? actions : null}
      selfId={context.actor.id}
      views={<ViewMenu list="people" schema={personList} params={params} views={views} draw={drawView} />}
      plan={planPersonMoves}
      empty={<EmptyState title={t('emptyTitle')}>{t('emptyHint')}</EmptyState>}
    />
  )
}
