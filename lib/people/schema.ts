import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'
import { field, shown } from '@/lib/fields'
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
  columns: { primary: 'name', shown: ['email', 'roles', 'state', 'created', 'actions'], more: [] },
} as const satisfies ListSchema<PersonSort, 'role' | 'state'>

const rolesField = field.some(z.enum(roles))

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

export const personMoves = ['disable', 'enable', 'endSessions', 'renewInvitation'] as const

/** Somebody as the list of people shows her; `moves` are those that the reader may make now. */
export const personRow = z.object({
  id: shown.id(),
  version: shown.version(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  isDemo: z.boolean(),
  state: z.enum(personStates),
  createdAt: shown.instant(),
  moves: z.array(z.enum(personMoves)),
})

export const personReceipt = z.object({ id: shown.id(), version: shown.version() })

/** `token` is the secret part of the link, shown once. */
export const invitationReceipt = personReceipt.extend({ token: z.string(), email: z.string() })

/** The caller's own record. */
export const profileRecord = z.object({
  version: shown.version(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  locale: z.string().nullable(),
  timeZone: z.string(),
  theme: z.string().nullable(),
})

export const profileReceipt = personReceipt.extend({ locale: z.string(), theme: z.string(), timeZone: z.string() })
