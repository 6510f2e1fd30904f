import { z } from 'zod'
import { type Permission, permissions } from '@/lib/auth/permissions'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

export const tokenSorts = ['name', 'created', 'expires', 'lastUsed'] as const

export type TokenSort = (typeof tokenSorts)[number]

export const tokenStates = ['valid', 'expired', 'revoked'] as const

export type TokenState = (typeof tokenStates)[number]

export const tokenList = {
  sorts: tokenSorts,
  defaultSort: 'created',
  defaultDirection: 'desc',
  filters: { state: tokenStates },
} as const satisfies ListSchema<TokenSort, 'state'>

/** Every permission that some role holds; those that only the system has cannot be given to a token. */
export const grantablePermissions: readonly Permission[] = listGrantable()

export const createTokenInput = z.object({
  personId: field.id(),
  name: field.text(100),
  permissions: field.some(z.enum(listGrantable())),
  days: z.coerce.number().int().min(1).max(366).default(90).meta({ description: 'How long it is good for.' }),
})

export type CreateTokenInput = z.output<typeof createTokenInput>

export const revokeTokenInput = z.object({ id: field.id(), version: field.version() })

export type RevokeTokenInput = z.output<typeof revokeTokenInput>

/** A token as the list shows it: nothing that would let somebody use it. */
export const tokenRow = z.object({
  id: shown.id(),
  version: shown.version(),
  name: z.string(),
  permissions: z.array(z.string()),
  person: z.object({ id: shown.id(), name: z.string() }),
  createdAt: shown.instant(),
  expiresAt: shown.instant(),
  lastUsedAt: shown.instant().nullable(),
  state: z.enum(tokenStates),
})

/** `token` is shown in this answer and never again. */
export const tokenReceipt = z.object({
  id: shown.id(),
  version: shown.version(),
  token: z.string(),
  expiresAt: shown.instant(),
})

export const revokedToken = z.object({ id: shown.id(), version: shown.version() })

function listGrantable(): Permission[] {
  const names: Permission[] = []
  for (const name of Object.keys(permissions)) if (isGrantable(name)) names.push(name)
  return names
}

function isGrantable(name: string): name is Permission {
  return Object.entries(permissions).some(([key, holders]) => key === name && holders.length > 0)
}
