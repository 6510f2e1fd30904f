import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { roles as allRoles, type Role } from '@/lib/auth/permissions'
import { type Result, refuse } from '@/lib/errors'
import { createInvitation } from '@/lib/invitations/commands'
import { listAdminIds } from './queries'
import { lastAdminRefusal, type PersonMove, refusalOf, type Standing } from './rules'
import type { InvitePersonInput, PersonInput, SetDisplayInput, SetRolesInput, UpdateProfileInput } from './schema'

export type PersonReceipt = { readonly id: string; readonly version: number }

/** `token` is the secret part of the link; it is shown once and only its hash is kept. */
export type InvitationReceipt = PersonReceipt & { readonly token: string; readonly email: string }

/** Adds a person, who sets her own password through a link that works once. */
export async function invitePerson(
  context: Context<'person.invite'>,
  input: InvitePersonInput,
): Promise<Result<InvitationReceipt>> {
  return context.write(async (tx) => {
    await lockWrites(tx)
    if (await tx.person.findUnique({ where: { email: input.email }, select: { id: true } })) {
      return { ...refuse('emailTaken'), fields: { email: { code: 'taken' } } }
    }
    const roles = inOrder(input.roles)
    const person = await tx.person.create({
      data: { email: input.email, name: input.name, roles, createdAt: context.now, createdById: context.actor.id },
      select: { id: true, version: true },
    })
    const token = await createInvitation(tx, context, person.id)
    const record = { type: 'person', id: person.id, label: input.name, version: person.version }
    const changes = changesBetween({}, { email: input.email, name: input.name, roles })
    return {
      value: { ...person, token, email: input.email },
      events: [{ operation: 'person.invite', record, changes }],
    }
  })
}

/** Makes a new link and voids the earlier ones. */
export async function renewInvitation(
  context: Context<'person.invite'>,
  input: PersonInput,
): Promise<Result<InvitationReceipt>> {
  return changePerson(context, input, 'renewInvitation', async (tx, person) => {
    await tx.invitation.updateMany({ where: { personId: person.id, usedAt: null }, data: { usedAt: context.now } })
    const token = await createInvitation(tx, context, person.id)
    return { value: { token, email: person.email }, changes: {} }
  })
}

export async function setRoles(
  context: Context<'person.setRoles'>,
  input: SetRolesInput,
): Promise<Result<PersonReceipt>> {
  const person = await findStanding(context, input.id)
  if (!person) return refuse('notFound')
  const record = { type: 'person', id: person.id, currentVersion: person.version }
  if (person.version !== input.version) return conflictSince(context.db, record, input.version)
  const roles = inOrder(input.roles)
  return context.write(async (tx) => {
    await lockWrites(tx)
    const others = (await listAdminIds(tx)).filter((id) => id !== person.id).length
    const refusal = lastAdminRefusal(person, roles, others)
    if (refusal) return refusal
    const where = { id: person.id, version: input.version }
    const { count } = await tx.person.updateMany({ where, data: { roles, version: { increment: 1 } } })
    if (count !== 1) return conflictSince(tx, record, input.version)
    const receipt = { id: person.id, version: input.version + 1 }
    const changes = changesBetween({ roles: person.roles }, { roles })
    const reference = { type: 'person', id: person.id, label: person.name, version: receipt.version }
    return { value: receipt, events: [{ operation: 'person.setRoles', record: reference, changes }] }
  })
}

/** Nobody who is disabled gets in, from the next request on; her open sessions end too. */
export async function disablePerson(
  context: Context<'person.disable'>,
  input: PersonInput,
): Promise<Result<PersonReceipt>> {
  return changePerson(context, input, 'disable', async (tx, person) => {
    await endOpenSessions(tx, person.id, context.now)
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: context.now }, select: { id: true } })
    return { value: {}, changes: changesBetween({ isDisabled: false }, { isDisabled: true }) }
  })
}

export async function enablePerson(
  context: Context<'person.disable'>,
  input: PersonInput,
): Promise<Result<PersonReceipt>> {
  return changePerson(context, input, 'enable', async (tx, person) => {
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: null }, select: { id: true } })
    return { value: {}, changes: changesBetween({ isDisabled: true }, { isDisabled: false }) }
  })
}

export async function endSessions(
  context: Context<'person.endSessions'>,
  input: PersonInput,
): Promise<Result<PersonReceipt>> {
  return changePerson(context, input, 'endSessions', async (tx, person) => {
    const ended = await endOpenSessions(tx, person.id, context.now)
    return { value: {}, changes: changesBetween({ openSessions: ended }, { openSessions: 0 }) }
  })
}

export async function updateProfile(
  context: Context<'profile.update'>,
  { version, ...fields }: UpdateProfileInput,
): Promise<Result<PersonReceipt & { readonly locale: string; readonly theme: string; readonly timeZone: string }>> {
  const { id } = context.actor
  if (id === null) return refuse('profileOfSystem')
  const person = await context.db.person.findUnique({
    where: { id },
    select: { version: true, name: true, locale: true, timeZone: true, theme: true },
  })
  if (!person) return refuse('notFound')
  const record = { type: 'person', id, currentVersion: person.version }
  if (person.version !== version) return conflictSince(context.db, record, version)
  return context.write(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id, version },
      data: { ...fields, version: { increment: 1 } },
    })
    if (count !== 1) return conflictSince(tx, record, version)
    const { version: _version, ...before } = person
    const reference = { type: 'person', id, label: fields.name, version: version + 1 }
    const { locale, theme, timeZone } = fields
    return {
      value: { id, version: version + 1, locale, theme, timeZone },
      events: [{ operation: 'profile.update', record: reference, changes: changesBetween(before, fields) }],
    }
  })
}

/** Sets language or theme from the menu. The last press wins, so no version is asked for. */
export async function setDisplay(
  context: Context<'profile.update'>,
  input: SetDisplayInput,
): Promise<Result<PersonReceipt>> {
  const { id } = context.actor
  if (id === null) return refuse('profileOfSystem')
  return context.write(async (tx) => {
    const before = await tx.person.findUnique({ where: { id }, select: { name: true, locale: true, theme: true } })
    if (!before) return refuse('notFound')
    const data = { locale: input.locale ?? before.locale, theme: input.theme ?? before.theme }
    const { version } = await tx.person.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
      select: { version: true },
    })
    const record = { type: 'person', id, label: before.name, version }
    const changes = changesBetween({ locale: before.locale, theme: before.theme }, data)
    return { value: { id, version }, events: [{ operation: 'profile.setDisplay', record, changes }] }
  })
}

type StoredPerson = Standing & { readonly version: number; readonly email: string }

type PersonChange<T> = { readonly value: T; readonly changes: ReturnType<typeof changesBetween> }

type PersonContext = Context<'person.invite'> | Context<'person.disable'> | Context<'person.endSessions'>

/** The steps every move of a person takes: load, ask the rule, raise the version, change, record. */
async function changePerson<T extends object>(
  context: PersonContext,
  { id, version }: PersonInput,
  move: PersonMove,
  change: (tx: Transaction, person: StoredPerson) => Promise<PersonChange<T>>,
): Promise<Result<PersonReceipt & T>> {
  const person = await findStanding(context, id)
  if (!person) return refuse('notFound')
  const record = { type: 'person', id, currentVersion: person.version }
  if (person.version !== version) return conflictSince(context.db, record, version)
  return context.write(async (tx) => {
    await lockWrites(tx)
    const others = (await listAdminIds(tx)).filter((admin) => admin !== id).length
    const refusal = refusalOf(person, move, context.actor, others)
    if (refusal) return refusal
    const { count } = await tx.person.updateMany({ where: { id, version }, data: { version: { increment: 1 } } })
    if (count !== 1) return conflictSince(tx, record, version)
    const { value, changes } = await change(tx, person)
    const reference = { type: 'person', id, label: person.name, version: version + 1 }
    return {
      value: { ...value, id, version: version + 1 },
      events: [{ operation: `person.${move}`, record: reference, changes }],
    }
  })
}

async function findStanding(
  context: PersonContext | Context<'person.setRoles'>,
  id: string,
): Promise<StoredPerson | null> {
  const person = await context.db.person.findUnique({
    where: { id },
    select: { id: true, version: true, email: true, name: true, roles: true, passwordHash: true, disabledAt: true },
  })
  if (!person) return null
  const { passwordHash, disabledAt, ...rest } = person
  return { ...rest, hasPassword: passwordHash !== null, isDisabled: disabledAt !== null }
}

async function endOpenSessions(tx: Transaction, personId: string, now: Date): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
  return count
}

function inOrder(chosen: readonly Role[]): Role[] {
  return allRoles.filter((role) => chosen.includes(role))
}
