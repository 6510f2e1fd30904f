import { expect, test } from 'vitest'
import { readValues } from '@/lib/policies/rules'
import { actorWith, callerOf, contextOf, makeHonored } from '@/prisma/factories'
import { asApplication, useDatabase } from '@/prisma/testing'
import { recordCost, takeCostBack } from './commands'
import { actualCostOperations } from './operations'
import { findActualCosts } from './queries'
import { recordCostInput, takeCostBackInput } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const once = { kind: 'oneOffMoney', amount: '1250.50', spentOn: '2026-01-05' } as const

function asSteward() {
  return contextOf({ database: ctx.database, actor: steward }, 'actualCost.record', 'preference.read')
}

function record(id: string, version: number, parts: object = {}) {
  return recordCost(asSteward(), recordCostInput.parse({ id, version, ...once, ...parts }))
}

function takeBack(id: string, version: number) {
  return takeCostBack(asSteward(), takeCostBackInput.parse({ id, version, reason: 'It was counted twice.' }))
}

async function told(id: string) {
  const costs = await findActualCosts(asSteward(), id)
  if (!costs) throw new Error('The decision is gone')
  return costs
}

test('costs are counted at the rates of the policy that the decision names, and set against what was expected', async () => {
  const before = await ctx.prisma.policy.findFirstOrThrow()
  const values = { ...Object(before.values), personDayCost: 1, gpuHourCost: 1 }
  const { id } = await makeHonored(ctx.prisma, { policyVersion: 1, expectedMinor: 200_000n, currency: 'USD' })
  await ctx.prisma.policy.create({ data: { version: 2, values, reason: 'For a test.' } })
  expect(await record(id, 1)).toEqual({ ok: true, value: { id, version: 2 } })
  const { personDayCost } = readValues(before.values)
  await record(id, 2, { kind: 'monthlyDays', amount: '0.5', months: '3' })
  const { costs, spentMinor, error } = await told(id)
  expect(costs.map(({ kind, amount, months, minor }) => [kind, amount, months, minor])).toEqual([
    ['oneOffMoney', '1250.50', 1, 125_050n],
    ['monthlyDays', '0.50', 3, (150n * BigInt(personDayCost)) / 100n],
  ])
  expect(error).toMatchObject({ minor: spentMinor - 200_000n })
})

test('a wrong cost is taken back as a whole and once; both lines stay, and the total is as if neither were there', async () => {
  const { id } = await makeHonored(ctx.prisma)
  await record(id, 1)
  const [{ id: costId } = { id: '' }] = (await told(id)).costs
  expect(await takeBack(costId, 2)).toEqual({ ok: true, value: { id, version: 3 } })
  expect(await takeBack(costId, 3)).toMatchObject({ code: 'costTakenBack' })
  const { costs, spentMinor } = await told(id)
  expect(spentMinor).toBe(0n)
  const [first, second] = costs
  expect(first).toMatchObject({ isTakenBack: true, canTakeBack: false, amount: '1250.50' })
  expect(second).toMatchObject({ takesBackId: costId, canTakeBack: false, amount: '-1250.50', spentOn: once.spentOn })
  expect(await takeBack(second?.id ?? '', 3)).toMatchObject({ code: 'costTakesBack' })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  expect([event.operation, JSON.parse(event.payload).reason]).toEqual(['actualCost.takeBack', 'It was counted twice.'])
})

test('it is counted of decisions that were issued to be done, and of nothing else', async () => {
  const declined = await makeHonored(ctx.prisma, { outcome: 'decline' })
  expect(await record(declined.id, 1)).toMatchObject({ code: 'decisionOwesNothing' })
  const draft = await makeHonored(ctx.prisma, { state: 'draft', issuedAt: null, isCurrent: false })
  expect(await record(draft.id, 1)).toMatchObject({ code: 'decisionNotIssued' })
  expect(await record(draft.id, 2)).toMatchObject({ code: 'conflict' })
  expect((await told(draft.id)).canRecord).toBe(false)
  const { id } = await makeHonored(ctx.prisma)
  expect(await record(id, 1, { amount: '1.234' })).toMatchObject({ fields: { amount: { code: 'invalidAmount' } } })
  expect(await record(id, 1, { spentOn: '2026-11-25' })).toMatchObject({ fields: { spentOn: { code: 'inFuture' } } })
  expect(await takeBack(id, 1)).toMatchObject({ code: 'notFound' })
  const caller = callerOf({ database: ctx.database, actor: actorWith('leadership') })
  const attempt = actualCostOperations['actualCost.record'].execute(caller, 'actualCost.record', {})
  expect(await attempt).toMatchObject({ code: 'forbidden' })
})

test('ten at once: one takes a cost back, and the others learn who was faster', async () => {
  const { id } = await makeHonored(ctx.prisma)
  await record(id, 1)
  const [{ id: costId } = { id: '' }] = (await told(id)).costs
  const results = await Promise.all(Array.from({ length: 10 }, () => takeBack(costId, 2)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  for (const result of results.filter(({ ok }) => !ok)) expect(result).toMatchObject({ code: 'conflict' })
  expect((await told(id)).spentMinor).toBe(0n)
})

test('the database itself takes back no part of a cost, none twice, and changes none', async () => {
  const { id } = await makeHonored(ctx.prisma)
  await record(id, 1)
  const [{ id: costId } = { id: '' }] = (await told(id)).costs
  const opposite = (amount: number, takesBack: string) => `insert into "ActualCost"
    ("id", "decisionId", "kind", "amount", "minor", "currency", "spentOn", "recordedBy", "takesBackId") values
    (gen_random_uuid(), '${id}', 'oneOffMoney', ${amount}, ${amount}, 'USD', '2026-01-05', 'Ben', ${takesBack})`
  const tried = (statement: string) => asApplication(ctx.database, statement)
  expect(await tried(opposite(-1, `'${costId}'`))).toContain('as a whole')
  expect(await tried(opposite(-1, 'null'))).toContain('ActualCost_taken_back')
  const whole = opposite(-125_050, `'${costId}'`)
  expect(await tried(whole)).toBe('done')
  expect(await tried(`${whole}; ${whole}`)).toContain('takesBackId')
  expect(await tried('update "ActualCost" set "minor" = 0')).toContain('never changed')
  expect(await tried('delete from "ActualCost"')).toContain('never changed')
})
