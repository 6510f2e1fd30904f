import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableColumn, TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { Instant } from '@/components/ui/time'
import type { Count } from '@/lib/counting'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import type { TokenRow } from '@/lib/tokens/queries'
import { type TokenState, tokenList, tokenStates } from '@/lib/tokens/schema'
import { RevokeDialog } from './revoke-dialog'

type TokenTableProps = {
  readonly params: ListParams
  readonly page: Page<TokenRow>
  readonly total: Count
  readonly empty: ReactNode
  /** Absent for whoever may only look. */
  readonly revoke: FormAction | null
}

const looks = {
  valid: ['good', 'disc'],
  expired: ['caution', 'ring'],
  revoked: ['blank', 'cross'],
} as const satisfies Record<TokenState, readonly [Tone, Shape]>

export async function TokenTable({ params, page, total, empty, revoke }: TokenTableProps) {
  const t = await getTranslations('token')
  return (
    <DataTable
      id="tokens"
      caption={t('title')}
      what={t('what')}
      path="/settings/tokens"
      schema={tokenList}
      params={params}
      columns={await columns(revoke !== null)}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: tokenStates.map((value) => ({ value, label: t(`state_${value}`) })),
        },
      ]}
      page={tablePage(page, total, (token) => toTableRow(token, revoke))}
      empty={empty}
    />
  )
}

async function columns(canRevoke: boolean): Promise<readonly TableColumn[]> {
  const [t, person] = [await getTranslations('token'), await getTranslations('person')]
  const instant = { firstDirection: 'desc', width: 172, align: 'end' } as const
  const actions = { id: 'actions', header: person('actions'), width: 116, align: 'end', narrow: 'line' } as const
  return [
    { id: 'name', header: t('name'), sort: 'name', isPrimary: true },
    { id: 'person', header: t('person'), width: 150, narrow: 'line' },
    { id: 'state', header: t('state'), width: 108, narrow: 'aside' },
    { id: 'created', header: t('created'), sort: 'created', narrow: 'hidden', ...instant },
    { id: 'expires', header: t('expires'), sort: 'expires', narrow: 'labelled', ...instant },
    { id: 'lastUsed', header: t('lastUsed'), sort: 'lastUsed', narrow: 'labelled', ...instant },
    ...(canRevoke ? [actions] : []),
  ]
}

function toTableRow(token: TokenRow, revoke: FormAction | null): TableRow {
  const canBeRevoked = revoke !== null && token.state === 'valid'
  return {
    id: token.id,
    href: `/settings/tokens?q=${encodeURIComponent(token.name)}`,
    label: token.name,
    cells: {
      name: (
        <>
          {token.name}
          <span className="block font-mono text-xs font-normal break-words text-faint">
            {token.permissions.join(', ')}
          </span>
        </>
      ),
      person: token.person.name,
      state: <State state={token.state} />,
      created: <Instant at={new Date(token.createdAt)} style="short" />,
      expires: <Instant at={new Date(token.expiresAt)} style="short" />,
      lastUsed: <LastUse at={token.lastUsedAt} />,
      ...(canBeRevoked ? { actions: <RevokeDialog token={token} revoke={revoke} /> } : {}),
    },
  }
}

async function State({ state }: { state: TokenState }) {
  const t = await getTranslations('token')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape}>
      {t(`state_${state}`)}
    </Badge>
  )
}

async function LastUse({ at }: { at: string | null }) {
  const t = await getTranslations('token')
  return at ? <Instant at={new Date(at)} style="short" /> : <span className="text-faint">{t('never')}</span>
}
