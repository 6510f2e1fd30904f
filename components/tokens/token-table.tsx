import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import type { TableRow } from '@/components/data-table/table-column'
import { tablePage } from '@/components/data-table/table-page'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { Instant } from '@/components/ui/time'
import type { ListParams } from '@/lib/list-params'
import type { Page } from '@/lib/paging'
import type { TokenRow } from '@/lib/tokens/queries'
import { tokenList, tokenStates } from '@/lib/tokens/schema'
import { RevokeDialog } from './revoke-dialog'

type TokenTableProps = {
  readonly params: ListParams
  readonly page: Page<TokenRow>
  readonly empty: ReactNode
  /** Absent for whoever may only look. */
  readonly revoke: FormAction | null
}

const looks = {
  valid: ['good', 'disc'],
  expired: ['caution', 'ring'],
  revoked: ['blank', 'cross'],
} as const satisfies Record<TokenRow['state'], readonly [Tone, Shape]>

export async function TokenTable({ params, page, empty, revoke }: TokenTableProps) {
  const t = await getTranslations('token')
  const instant = { width: 160, align: 'end', narrow: 'labelled' } as const
  return (
    <DataTable
      id="tokens"
      caption={t('title')}
      what={t('what')}
      path="/settings/tokens"
      schema={tokenList}
      params={params}
      columns={[
        { id: 'name', header: t('name'), sort: 'name', isPrimary: true },
        { id: 'person', header: t('person'), narrow: 'line' },
        { id: 'permissions', header: t('permissions'), narrow: 'line' },
        { id: 'state', header: t('state'), width: 116, narrow: 'aside' },
        { id: 'lastUsed', header: t('lastUsed'), ...instant },
        { id: 'expires', header: t('expires'), sort: 'expires', ...instant },
        ...(revoke ? [{ id: 'actions', header: t('actions'), width: 110, align: 'end', narrow: 'line' } as const] : []),
      ]}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: tokenStates.map((value) => ({ value, label: t(`state_${value}`) })),
        },
      ]}
      page={tablePage(page, (token) => toTableRow(token, revoke))}
      empty={empty}
    />
  )
}

function toTableRow(token: TokenRow, revoke: FormAction | null): TableRow {
  return {
    id: token.id,
    href: `/settings/tokens?q=${encodeURIComponent(token.name)}`,
    label: token.name,
    cells: {
      name: token.name,
      person: <span className="text-soft">{token.person.name}</span>,
      permissions: <Permissions names={token.permissions} />,
      state: <TokenState state={token.state} />,
      lastUsed: <LastUsed at={token.lastUsedAt} />,
      expires: <Instant at={new Date(token.expiresAt)} style="short" />,
      ...(revoke ? { actions: token.state === 'valid' && <RevokeDialog token={token} revoke={revoke} /> } : {}),
    },
  }
}

/** All of them on hover: a token can have more than a column can show. */
function Permissions({ names }: { readonly names: readonly string[] }) {
  const text = names.join(', ')
  return (
    <span className="font-mono text-xs text-faint" title={text}>
      {text}
    </span>
  )
}

async function TokenState({ state }: { readonly state: TokenRow['state'] }) {
  const t = await getTranslations('token')
  const [tone, shape] = looks[state]
  return (
    <Badge tone={tone} shape={shape}>
      {t(`state_${state}`)}
    </Badge>
  )
}

async function LastUsed({ at }: { readonly at: string | null }) {
  const t = await getTranslations('token')
  return at ? <Instant at={new Date(at)} style="short" /> : <span className="text-faint">{t('never')}</span>
}
