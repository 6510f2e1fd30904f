import { expect, test } from 'vitest'
import { hashToken } from '@/lib/auth/token'
import { revokeToken } from '@/lib/tokens/commands'
import { actorWith, callerOf, contextOf, makeModel, makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createAddress, endAddress } from './commands'
import { calendarOperations } from './operations'
import { listAddresses, listCalendarEntries } from './queries'
import { partsAsked } from './rules'
import { MAX_ADDRESSES } from './schema'

const ctx = useDatabase()

async function somebody() {
  const person = await makePerson(ctx.prisma)
  const actor = { ...actorWith('reviewer'), id: person.id }
  return contextOf({ database: ctx.database, actor }, 'profile.read', 'profile.update', 'calendar.read')
}

async function made(context: Awaited<ReturnType<typeof somebody>>, name = 'phone') {
  const result = await createAddress(context, { name })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('an address reads the calendar and nothing else, is shown once, and is on record', async () => {
  const context = await somebody()
  const { id, token } = await made(context)
  expect(await ctx.prisma.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
    personId: context.actor.id,
    permissions: ['calendar.read'],
    tokenHash: hashToken(token),
  })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow()
  expect(event).toMatchObject({ operation: 'calendar.createAddress', recordType: 'token', recordId: id })
  expect(event.payload).not.toContain(token)
  expect(JSON.stringify(await listAddresses(context))).not.toContain(token)
})

test('a token makes no address: it would outgrow its own permissions', async () => {
  const { actor } = await somebody()
  const token = { ...actor, kind: 'token', id: actor.id ?? '', roles: ['reviewer'], scope: ['profile.update'] } as const
  const caller = callerOf({ database: ctx.database, actor: token })
  const attempt = calendarOperations['calendar.createAddress'].execute(caller, 'calendar.createAddress', { name: 'x' })
  expect(await attempt).toMatchObject({ ok: false, code: 'forbidden' })
  expect(await ctx.prisma.apiToken.count()).toBe(0)
})

test('nobody has more addresses than calendars', async () => {
  const context = await somebody()
  const first = await made(context)
  for (let count = 1; count < MAX_ADDRESSES; count += 1) await made(context, `calendar ${count}`)
  expect(await createAddress(context, { name: 'one more' })).toMatchObject({ code: 'tooManyAddresses' })
  expect((await endAddress(context, { id: first.id, version: 1 })).ok).toBe(true)
  expect((await createAddress(context, { name: 'one more' })).ok).toBe(true)
})

test('a person ends her own addresses, once, and nobody else’s', async () => {
  const [context, other] = [await somebody(), await somebody()]
  const { id } = await made(context)
  expect(await endAddress(other, { id, version: 1 })).toMatchObject({ code: 'notFound' })
  const results = await Promise.all([endAddress(context, { id, version: 1 }), endAddress(context, { id, version: 1 })])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ code: 'conflict' })
  expect(await endAddress(context, { id, version: 2 })).toMatchObject({ code: 'tokenRevoked' })
  expect(await listAddresses(context)).toEqual([])
})

test('she ends no token that an admin made for her', async () => {
  const context = await somebody()
  const { id } = await ctx.prisma.apiToken.create({
    data: {
      personId: context.actor.id ?? '',
      name: 'CI',
      permissions: ['calendar.read', 'model.read'],
      tokenHash: 'x',
      expiresAt: new Date('2027-01-01'),
    },
  })
  expect(await listAddresses(context)).toEqual([])
  expect(await endAddress(context, { id, version: 1 })).toMatchObject({ code: 'notFound' })
})

test('an admin revokes an address like any other token, and an expired one is not listed', async () => {
  const context = await somebody()
  const [one, two] = [await made(context, 'one'), await made(context, 'two')]
  await ctx.prisma.apiToken.update({ where: { id: two.id }, data: { expiresAt: testNow } })
  expect((await listAddresses(context)).map(({ id }) => id)).toEqual([one.id])
  const admin = contextOf({ database: ctx.database, actor: actorWith('admin') }, 'token.revoke')
  expect((await revokeToken(admin, { id: one.id, version: 1 })).ok).toBe(true)
  expect(await listAddresses(context)).toEqual([])
})

test('the calendar has the coming dates of the models that match', async () => {
  const context = await somebody()
  const retiresOn = new Date('2027-01-05')
  await makeModel(ctx.prisma, { displayName: 'Firm', retiresOn, stage: 'deprecated' })
  await makeModel(ctx.prisma, { displayName: 'Floor', retiresOn, isRetirementTentative: true, provider: 'cohere' })
  await makeModel(ctx.prisma, { displayName: 'Past', retiresOn: new Date('2025-01-05') })
  const kept = { surface: 'Claude API', mode: 'byRequest', committedUntil: new Date('2028-01-05') } as const
  await makeModel(ctx.prisma, { displayName: 'Kept', stage: 'retired', availability: { create: [kept] } })
  const names = async (filters: Readonly<Record<string, readonly string[]>> = {}) =>
    (await listCalendarEntries(context, { q: '', filters })).map(({ kind, date, model }) =>
      [model.displayName, kind, date].join(' '),
    )
  expect(await names()).toEqual(['Firm retirement 2027-01-05', 'Floor floor 2027-01-05', 'Kept commitment 2028-01-05'])
  expect(await names({ provider: ['cohere'] })).toEqual(['Floor floor 2027-01-05'])
  expect(await names({ stage: ['deprecated'] })).toEqual(['Firm retirement 2027-01-05'])
})

test('what is owed is in the calendar until it is settled, everybody’s or the reader’s own, as its address says', async () => {
  const context = await somebody()
  const model = await makeModel(ctx.prisma, { slug: 'opus', displayName: 'Opus', retiresOn: new Date('2027-01-05') })
  const owed = { modelId: model.id, owedTo: 'model', source: 'promise', kind: 'report' } as const
  const dueOn = new Date('2026-12-01')
  const open = await ctx.prisma.obligation.create({ data: { ...owed, title: 'A report', dueOn, version: 4 } })
  await ctx.prisma.obligation.create({ data: { ...owed, title: 'Mine', dueOn, ownerId: context.actor.id } })
  await ctx.prisma.obligation.create({ data: { ...owed, title: 'Settled', dueOn, state: 'kept' } })
  await ctx.prisma.obligation.create({ data: { ...owed, title: 'Long ago', dueOn: new Date('2026-10-01') } })
  await ctx.prisma.obligation.create({ data: { ...owed, title: 'For good' } })
  const listed = async (show: string | null, filters: Readonly<Record<string, readonly string[]>> = {}) =>
    (await listCalendarEntries(context, { q: '', filters }, partsAsked(show))).map(({ kind, title }) => title ?? kind)
  expect(await listed(null)).toEqual(['A report', 'Mine', 'retirement'])
  expect(await listed('dates')).toEqual(['retirement'])
  expect(await listed('obligations')).toEqual(['A report', 'Mine'])
  expect(await listed('mine')).toEqual(['Mine'])
  expect(await listed('dates,mine')).toEqual(['Mine', 'retirement'])
  expect(await listed('obligations', { provider: ['cohere'] })).toEqual([])
  const [entry] = await listCalendarEntries(context, { q: '', filters: {} }, ['obligations'])
  expect(entry).toMatchObject({
    uid: `obligation-${open.id}@emeritus`,
    date: '2026-12-01',
    path: '/models/opus/report',
    version: 4,
  })
  await ctx.prisma.obligation.update({ where: { id: open.id }, data: { state: 'broken' } })
  expect(await listed('obligations')).toEqual(['Mine'])
})
