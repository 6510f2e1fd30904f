import { expect, test } from 'vitest'
import { moveModel } from '@/lib/models/commands'
import type { Stage } from '@/lib/models/schema'
import { blog, dateSteps, page } from '@/prisma/date-steps'
import { makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { withdrawDate } from './commands'
import type { DateKind } from './schema'

const ctx = useDatabase()
const { context, add, choose, record } = dateSteps(ctx)

async function withdraw(version: number, kind: DateKind, date: string) {
  const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { kind, date: new Date(date) } })
  return withdrawDate(context(), { modelId: claim.modelId, claimId: claim.id, version, reason: 'A slip of the pen.' })
}

test('a withdrawn date stays on record with its reason, counts for nothing and is never chosen again', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  await add(2, 'released', '2014-03-04', blog)
  expect(await record()).toMatchObject({ unsettledKinds: ['released'] })
  expect(await withdraw(3, 'released', '2014-03-04')).toMatchObject({ ok: true, value: { version: 4 } })
  expect(await record()).toMatchObject({ releasedOn: '2024-03-04', unsettledKinds: [] })
  expect((await record()).dateClaims).toMatchObject([
    { date: '2014-03-04', withdrawnReason: 'A slip of the pen.', isChosen: false },
    { date: '2024-03-04', withdrawnAt: null, isChosen: true },
  ])
  expect(await choose(4, 'released', '2014-03-04')).toMatchObject({ code: 'claimWithdrawn' })
  expect(await withdraw(4, 'released', '2014-03-04')).toMatchObject({ code: 'claimWithdrawn' })
  expect(await add(4, 'released', '2014-03-04', blog)).toMatchObject({ code: 'claimExists' })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'date.withdraw' } })
  expect(JSON.parse(event.payload)).toMatchObject({ reason: 'A slip of the pen.' })
})

test('withdrawing the chosen date chooses the only one left, and none where several are left', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'retires', '2027-01-01')
  await add(2, 'retires', '2027-02-01', blog)
  expect(await withdraw(3, 'retires', '2027-01-01')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ retiresOn: '2027-02-01', unsettledKinds: [] })
  await add(4, 'retires', '2027-03-01')
  await add(5, 'retires', '2027-04-01')
  expect(await withdraw(6, 'retires', '2027-02-01')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ retiresOn: null, unsettledKinds: ['retires'] })
})

test('withdrawing the chosen floor chooses the firm date that it was passed over for', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'retiresNotBefore', '2026-11-24')
  await add(2, 'retires', '2027-01-01', blog)
  expect(await record()).toMatchObject({ isRetirementTentative: true, unsettledKinds: ['retires'] })
  expect(await withdraw(3, 'retiresNotBefore', '2026-11-24')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ retiresOn: '2027-01-01', isRetirementTentative: false, unsettledKinds: [] })
})

test('of two dates of one import, the one that is left when the other is withdrawn is chosen', async () => {
  const { id: modelId } = await makeModel(ctx.prisma)
  const claim = { modelId, kind: 'released', isChosen: false } as const
  await ctx.prisma.dateClaim.createMany({
    data: [
      { ...claim, date: new Date('2024-03-04'), sourceUrl: page },
      { ...claim, date: new Date('2014-03-04'), sourceUrl: blog },
    ],
  })
  expect(await withdraw(1, 'released', '2014-03-04')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ releasedOn: '2024-03-04', unsettledKinds: [] })
})

test('of two who withdraw one date at once, one does', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  const both = await Promise.all([withdraw(2, 'released', '2024-03-04'), withdraw(2, 'released', '2024-03-04')])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(await record()).toMatchObject({ releasedOn: null, version: 3 })
})

async function reprieve(version: number, to: Stage) {
  const { id } = await ctx.prisma.model.findFirstOrThrow()
  return moveModel(context(), 'reprieve', { id, version, to, reason: 'Users asked.', sourceUrl: blog })
}

test('a reprieve takes the announced dates back: nothing is overdue, the claims stay, and the log says which', async () => {
  await makeModel(ctx.prisma, { stage: 'deprecated' })
  await add(1, 'released', '2024-03-04')
  await add(2, 'legacy', '2025-03-04')
  await add(3, 'deprecated', '2025-06-30')
  await add(4, 'retires', '2026-01-05')
  await add(5, 'retires', '2026-02-05', blog)
  expect(await reprieve(6, 'active')).toMatchObject({ ok: true, value: { version: 7 } })
  const model = await record()
  expect(model).toMatchObject({ stage: 'active', releasedOn: '2024-03-04', deprecatedOn: null, retiresOn: null })
  expect(model).toMatchObject({ unsettledKinds: [], notice: null, isRetirementTentative: false })
  expect(model.reprieve).toMatchObject({ reason: 'Users asked.', announcement: blog })
  const standing = model.dateClaims.filter(({ endedAt }) => endedAt === null)
  expect([standing.map(({ kind }) => kind), model.dateClaims.length]).toEqual([['released'], 5])
  expect(model.history[0]).toMatchObject({ operation: 'model.reprieve' })
  const { payload } = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  expect(JSON.parse(payload).changes).toEqual({
    stage: { before: 'deprecated', after: 'active' },
    announcement: { before: null, after: blog },
    legacy: { before: '2025-03-04', after: null },
    deprecated: { before: '2025-06-30', after: null },
    retires: { before: '2026-01-05', after: null },
  })
})

test('to legacy it leaves the day the model became legacy, and a legacy model keeps its floor', async () => {
  await makeModel(ctx.prisma, { stage: 'deprecated' })
  await add(1, 'legacy', '2025-03-04')
  await add(2, 'deprecated', '2025-06-30')
  await add(3, 'retires', '2026-01-05')
  await reprieve(4, 'legacy')
  expect((await record()).dateClaims.filter(({ isChosen }) => isChosen)).toMatchObject([{ kind: 'legacy' }])
  await add(5, 'retiresNotBefore', '2027-01-01')
  expect(await reprieve(6, 'active')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ retiresOn: '2027-01-01', isRetirementTentative: true })
})

test('after a reprieve a new announcement stands by itself, and an old date chosen again stands again', async () => {
  await makeModel(ctx.prisma, { stage: 'deprecated' })
  await add(1, 'deprecated', '2025-06-30')
  await add(2, 'retires', '2026-01-05')
  await reprieve(3, 'active')
  expect(await add(4, 'retires', '2027-03-01', blog)).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ retiresOn: '2027-03-01', unsettledKinds: [] })
  expect(await add(5, 'retires', '2026-01-05')).toMatchObject({ code: 'claimExists' })
  expect(await choose(5, 'retires', '2026-01-05', 'The reprieve was a mistake.')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ retiresOn: '2026-01-05', unsettledKinds: [] })
})

test('a date that a reprieve took back can be withdrawn too, and does not come back then', async () => {
  await makeModel(ctx.prisma, { stage: 'deprecated' })
  await add(1, 'retires', '2026-01-05')
  await reprieve(2, 'active')
  expect(await withdraw(3, 'retires', '2026-01-05')).toMatchObject({ ok: true, value: { version: 4, notice: null } })
  expect(await choose(4, 'retires', '2026-01-05')).toMatchObject({ code: 'claimWithdrawn' })
  expect(await record()).toMatchObject({ retiresOn: null, dateClaims: [{ endedAt: expect.any(String) }] })
})
