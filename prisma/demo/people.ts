import type { Context } from '@/lib/auth/context'
import { hashPassword } from '@/lib/auth/password'
import { type Role, roles } from '@/lib/auth/permissions'

export type DemoAccount = { readonly role: Role; readonly email: string; readonly password: string }

/** One account per role. They are roles, not people: none of them has a person's name. */
export const demoAccounts: readonly DemoAccount[] = roles.map((role) => ({
  role,
  email: `${role.toLowerCase()}@demo.example`,
  password: `try-emeritus-as-${role.toLowerCase()}`,
}))

const names: Readonly<Record<Role, string>> = {
  admin: 'Demo admin',
  steward: 'Demo steward',
  accessOfficer: 'Demo access officer',
  reviewer: 'Demo reviewer',
  leadership: 'Demo leadership',
  auditor: 'Demo auditor',
}

/** Makes the accounts that are missing; the ones that exist are left as they are. Answers how many were made. */
export async function loadDemoPeople(context: Context<'person.invite'>): Promise<number> {
  const known = await context.db.person.findMany({ where: { isDemo: true }, select: { email: true } })
  const missing = demoAccounts.filter((account) => !known.some((person) => person.email === account.email))
  for (const { role, email, password } of missing) {
    const passwordHash = await hashPassword(password)
    const result = await context.write(async (tx) => {
      const person = await tx.person.create({
        data: { email, name: names[role], roles: [role], passwordHash, isDemo: true, createdAt: context.now },
        select: { id: true, version: true },
      })
      const record = { type: 'person', id: person.id, label: names[role], version: person.version }
      const changes = { roles: { before: null, after: [role] } }
      return { value: person.id, events: [{ operation: 'demo.person', record, changes }] }
    })
    if (!result.ok) throw new Error(`The demo account ${email} could not be made: ${result.code}`)
  }
  return missing.length
}
