import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { ExportLink } from '@/components/data-table/export-link'
import type { TableColumn, TableMoves, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import { DemoMark } from '@/components/ui/marks'
import { Instant } from '@/components/ui/time'
import { roles } from '@/lib/auth/permissions'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import type { PersonRow } from '@/lib/people/queries'
import { personList, personStates } from '@/lib/people/schema'
import { type PersonActions, PersonMoves } from './person-moves'
import { PersonState } from './person-state'

type PersonTableProps = {
  readonly params: ListParams
  readonly page: Page<PersonRow>
  readonly total: Count
  readonly empty: ReactNode
  /** Absent for whoever may only look. */
  readonly actions: PersonActions | null
  readonly selfId: string | null
  readonly views: ReactNode
  readonly plan: TableMoves['plan']
}

/** A new link is a secret for one person, so there is no making several at once. */
const movesOfSeveral = ['disable', 'enable', 'endSessions'] as const

export async function PersonTable(props: PersonTableProps) {
  const { params, page, total, empty, actions, selfId, views, plan } = props
  const [t, role] = [await getTranslations('person'), await getTranslations('role')]
  return (
    <DataTable
      id="people"
      caption={t('title')}
      what={t('what')}
      path="/settings/people"
      schema={personList}
      params={params}
      columns={await columns(actions !== null)}
      filters={[
        { name: 'role', label: t('role'), options: roles.map((value) => ({ value, label: role(value) })) },
        {
          name: 'state',
          label: t('state'),
          options: personStates.map((value) => ({ value, label: t(`state_${value}`) })),
        },
      ]}
      page={tablePage(page, total, (person) => toTableRow(person, actions, selfId))}
      moves={actions ? { plan, offered: movesOfSeveral.map((name) => ({ name, label: t(name) })) } : undefined}
      views={views}
      tools={<ExportLink list="people" schema={personList} params={params} />}
      empty={empty}
    />
  )
}

async function columns(canManage: boolean): Promise<readonly TableColumn[]> {
  const t = await getTranslations('person')
  const manage = { id: 'actions', header: t('actions'), width: 84, align: 'end', narrow: 'aside' } as const
  return [
    { id: 'name', header: t('name'), sort: 'name', isPrimary: true },
    { id: 'email', header: t('email'), sort: 'email', narrow: 'line' },
    { id: 'roles', header: t('roles'), narrow: 'line' },
    { id: 'state', header: t('state'), width: 116, narrow: 'aside' },
    {
      id: 'created',
      header: t('created'),
      sort: 'created',
      firstDirection: 'desc',
      width: 170,
      align: 'end',
      narrow: 'hidden',
    },
    ...(canManage ? [manage] : []),
  ]
}

function toTableRow(person: PersonRow, actions: PersonActions | null, selfId: string | null): TableRow {
  return {
    id: person.id,
    href: `/settings/people?q=${encodeURIComponent(person.email)}`,
    label: person.name,
    ...(actions ? { moves: person.moves } : {}),
    marks: (
      <>
        {person.isDemo && <DemoMark />}
        {person.id === selfId && <You />}
      </>
    ),
    cells: {
      name: person.name,
      email: <span className="text-soft">{person.email}</span>,
      roles: <RoleNames roles={person.roles} />,
      state: <PersonState state={person.state} />,
      created: <Instant at={new Date(person.createdAt)} style="short" />,
      ...(actions ? { actions: <PersonMoves person={person} actions={actions} /> } : {}),
    },
  }
}

async function RoleNames({ roles: held }: { roles: PersonRow['roles'] }) {
  const t = await getTranslations('role')
  return held.map((role) => t(role)).join(', ')
}

async function You() {
  const t = await getTranslations('person')
  return <span className="text-xs text-faint">{t('you')}</span>
}
