import { expect, test } from 'vitest'
import { moveModel } from '@/lib/models/commands'
import { settleChecklist } from '@/prisma/checklist-steps'
import { actor, blog, dateSteps } from '@/prisma/date-steps'
import { callerOf, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { chooseDate } from './commands'
import { dateOperations } from './operations'

const ctx = useDatabase()
const { context, add, choose, record } = dateSteps(ctx)

test('a second claim stands beside the first, the first stays chosen, and the kind is unsettled', async () => {
  await makeModel(ctx.prisma)
  expect(await add(1, 'released', '2024-03-04')).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await record()).toMatchObject({ releasedOn: '2024-03-04', unsettledKinds: [] })
  expect(await add(2, 'released', '2024-02-29', blog)).toMatchObject({ ok: true, value: { version: 3 } })
  expect(await record()).toMatchObject({
    version: 3,
    releasedOn: '2024-03-04',
    unsettledKinds: ['released'],
    dateClaims: [
      { date: '2024-02-29', isChosen: false },
      { date: '2024-03-04', isChosen: true },
    ],
  })
  const events = await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })
  expect(events).toMatchObject([{ operation: 'date.add' }, { operation: 'date.add', recordVersion: 3 }])
})

test('choosing a claim moves the date that lists show, and keeps the rival', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  await add(2, 'released', '2024-02-29', blog)
  expect(await choose(3, 'released', '2024-02-29')).toMatchObject({ ok: true, value: { version: 4 } })
  expect(await record()).toMatchObject({ releasedOn: '2024-02-29', unsettledKinds: [] })
  const claims = await ctx.prisma.dateClaim.findMany({ orderBy: { date: 'asc' } })
  expect(claims).toMatchObject([
    { isChosen: true, chosenReason: 'The announcement is dated.' },
    { isChosen: false, chosenReason: '' },
  ])
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'date.choose' } })
  expect(JSON.parse(event.payload)).toMatchObject({
    reason: 'The announcement is dated.',
    changes: { released: { before: { date: '2024-03-04' }, after: { date: '2024-02-29' } } },
  })
})

test('a choice without a reason is refused before anything is looked at', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  await add(2, 'released', '2024-02-29', blog)
  const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { isChosen: false } })
  const caller = callerOf({ database: ctx.database, actor })
  const input = { modelId: claim.modelId, claimId: claim.id, version: 3 }
  for (const reason of [undefined, '', '  ', null]) {
    const refused = { code: 'invalid', fields: { reason: expect.anything() } }
    expect(await dateOperations['date.choose'].execute(caller, 'date.choose', { ...input, reason })).toMatchObject(
      refused,
    )
  }
  expect(await record()).toMatchObject({ version: 3, releasedOn: '2024-03-04', unsettledKinds: ['released'] })
  const reason = 'The announcement is dated.'
  const chosen = await dateOperations['date.choose'].execute(caller, 'date.choose', { ...input, reason })
  expect(chosen).toMatchObject({ ok: true })
})

test('of two who choose at once one wins, and exactly one claim is chosen', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  await add(2, 'released', '2024-02-29', blog)
  const dates = ['2024-03-04', '2024-02-29'] as const
  const results = await Promise.all(dates.map((date) => choose(3, 'released', date)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const conflict = { version: 4, changes: [{ operation: 'date.choose' }] }
  expect(results.find((result) => !result.ok)).toMatchObject({ code: 'conflict', conflict })
  const won = dates[results.findIndex((result) => result.ok)]
  const chosen = await ctx.prisma.dateClaim.findMany({ where: { isChosen: true } })
  expect(chosen).toMatchObject([{ date: new Date(won ?? ''), chosenReason: 'The announcement is dated.' }])
  expect(await record()).toMatchObject({ version: 4, releasedOn: won, unsettledKinds: [] })
})

test('a model is never retired on a date that somebody takes back at the same moment', async () => {
  const { id } = await makeModel(ctx.prisma, { stage: 'deprecated' })
  await add(1, 'deprecated', '2025-06-30')
  await add(2, 'retires', '2026-01-05')
  await add(3, 'retiresNotBefore', '2027-01-01', blog)
  const version = await settleChecklist(ctx.database, id)
  const retire = { id, version, to: 'retired', reason: 'The day has come.', sourceUrl: '' } as const
  const mover = contextOf({ database: ctx.database, actor }, 'model.move')
  const [chosen, moved] = await Promise.all([
    choose(version, 'retiresNotBefore', '2027-01-01'),
    moveModel(mover, 'retire', retire),
  ])
  expect([chosen.ok, moved.ok].filter(Boolean)).toHaveLength(1)
  const conflict = { version: version + 1 }
  expect([chosen, moved].find((result) => !result.ok)).toMatchObject({ code: 'conflict', conflict })
  expect(await record()).toMatchObject(
    moved.ok ? { stage: 'retired', retiresOn: '2026-01-05' } : { stage: 'deprecated', isRetirementTentative: true },
  )
})

test('the claim that was first may be confirmed with a reason once, and then it is settled', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  await add(2, 'released', '2024-02-29', blog)
  expect(await choose(3, 'released', '2024-03-04')).toMatchObject({ ok: true })
  expect(await record()).toMatchObject({ releasedOn: '2024-03-04', unsettledKinds: [] })
  expect(await choose(4, 'released', '2024-03-04')).toMatchObject({ code: 'claimAlreadyChosen' })
})

test('a firm retirement date and a floor are never both chosen', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'retiresNotBefore', '2026-11-24')
  expect(await record()).toMatchObject({ retiresOn: '2026-11-24', isRetirementTentative: true })
  await add(2, 'retires', '2027-01-01', blog)
  const waiting = { retiresOn: '2026-11-24', isRetirementTentative: true, unsettledKinds: ['retires'] }
  expect(await record()).toMatchObject(waiting)
  await choose(3, 'retires', '2027-01-01')
  expect(await record()).toMatchObject({ retiresOn: '2027-01-01', isRetirementTentative: false, unsettledKinds: [] })
  await choose(4, 'retiresNotBefore', '2026-11-24')
  expect(await record()).toMatchObject({ retiresOn: '2026-11-24', isRetirementTentative: true })
  expect(await ctx.prisma.dateClaim.count({ where: { isChosen: true } })).toBe(1)
})

test('the same date of the same source is kept once', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'retires', '2027-01-01')
  expect(await add(2, 'retires', '2027-01-01')).toMatchObject({ code: 'claimExists' })
  expect(await add(2, 'retires', '2027-01-01', blog)).toMatchObject({ ok: true })
})

test('a release that has not happened is refused, an announced retirement is not', async () => {
  await makeModel(ctx.prisma)
  expect(await add(1, 'released', '2026-11-25')).toMatchObject({ code: 'claimInFuture' })
  expect(await add(1, 'released', '2026-11-24')).toMatchObject({ ok: true })
  expect(await add(2, 'retires', '2030-01-01')).toMatchObject({ ok: true })
})

test('a date added to an old version is a conflict, and of two at once one is kept', async () => {
  await makeModel(ctx.prisma)
  const both = await Promise.all([add(1, 'released', '2024-03-04'), add(1, 'released', '2024-02-29')])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(both.find((result) => !result.ok)).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
  expect(await add(1, 'deprecated', '2025-06-30')).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
  expect(await ctx.prisma.dateClaim.count()).toBe(1)
})

test('a claim of another model cannot be chosen for this one', async () => {
  await makeModel(ctx.prisma)
  await add(1, 'released', '2024-03-04')
  const other = await makeModel(ctx.prisma)
  const claim = await ctx.prisma.dateClaim.findFirstOrThrow()
  const input = { modelId: other.id, claimId: claim.id, version: 1, reason: 'Because' }
  expect(await chooseDate(context(), input)).toMatchObject({ code: 'notFound' })
})

test('a firm date with short notice is recorded and flagged, in the answer and on the record', async () => {
  await makeModel(ctx.prisma, { stage: 'deprecated' })
  expect(await add(1, 'deprecated', '2026-11-01')).toMatchObject({ value: { notice: null } })
  const short = { days: 30, needed: 60, isShort: true }
  expect(await add(2, 'retires', '2026-12-01')).toMatchObject({ ok: true, value: { notice: short } })
  expect((await record()).notice).toEqual(short)
  await add(3, 'retires', '2027-01-01', blog)
  const kept = { days: 61, needed: 60, isShort: false }
  expect(await choose(4, 'retires', '2027-01-01')).toMatchObject({ value: { notice: kept } })
})
