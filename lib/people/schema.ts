import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'
import { field } from '@/lib/fields'
import { LOCALES } from '@/lib/i18n/locale'
import { THEMES } from '@/lib/i18n/theme'
import type { ListSchema } from '@/lib/list-params'

export const personSorts = ['name', 'email', 'created'] as const

export type PersonSort = (typeof personSorts)[number]

export const personStates = ['active', 'invited', 'disabled'] as const

export const personList = {
  sorts: personSorts,
  defaultSort: 'name',
  defaultDirection: 'asc',
  filters: { role: roles, state: personStates },
} as const satisfies ListSchema<PersonSort, 'role' | 'state'>

const rolesField = field.list(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1))

export const invitePersonInput = z.object({ email: field.email(), name: field.text(200), roles: rolesField })

export type InvitePersonInput = z.output<typeof invitePersonInput>

export const setRolesInput = z.object({ id: field.id(), version: field.version(), roles: rolesField })

export type SetRolesInput = z.output<typeof setRolesInput>

export const personInput = z.object({ id: field.id(), version: field.version() })

export type PersonInput = z.output<typeof personInput>

export const updateProfileInput = z.object({
  version: field.version(),
  name: field.text(200),
  locale: z.enum(LOCALES),
  timeZone: field.timeZone(),
  theme: z.enum(THEMES),
})

export type UpdateProfileInput = z.output<typeof updateProfileInput>

/** The two settings that have a switch of their own in the menu. */
export const setDisplayInput = z.object({ locale: z.enum(LOCALES).optional(), theme: z.enum(THEMES).optional() })

export type SetDisplayInput = z.output<typeof setDisplayInput>
