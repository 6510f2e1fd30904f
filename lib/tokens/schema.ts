import { z } from 'zod'
import { type Permission, permissions } from '@/lib/auth/permissions'
import { field } from '@/lib/fields'
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
  permissions: field.list(z.string()).pipe(z.array(z.enum(listGrantable())).min(1)),
  days: z.coerce.number().int().min(1).max(366).default(90),
})

export type CreateTokenInput = z.output<typeof createTokenInput>

export const revokeTokenInput = z.object({ id: field.id(), version: field.version() })

export type RevokeTokenInput = z.output<typeof revokeTokenInput>

function listGrantable(): Permission[] {
  const names: Permission[] = []
  for (const name of Object.keys(permissions)) if (isGrantable(name)) names.push(name)
  return names
}

function isGrantable(name: string): name is Permission {
  return Object.entries(permissions).some(([key, holders]) => key === name && holders.length > 0)
}
