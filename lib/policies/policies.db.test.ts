import { expect, test } from 'vitest'
import { moveModel } from '@/lib/models/commands'
import { findModel } from '@/lib/models/queries'
import { settleChecklist } from '@/prisma/checklist-steps'
import { actorWith, callerOf, contextOf, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { changePolicy } from './commands'
import { policyOperations } from './operations'
import { getPolicyInForce, listPolicyVersions } from './queries'
import { readValues } from './rules'
import { changePolicyInput } from './schema'

const ctx = useDatabase()
const admin = actorWith('admin')

function context() {
  return contextOf({ database: ctx.database, actor: admin }, 'policy.change', 'policy.read')
}

function change(version: number, noticeDays: number | undefined, reason = 'Leadership asked for it.') {
  return changePolicy(context(), changePolicyInput.parse({ version, reason, noticeDays }))
}

/** What came after the first version has its first value in every version. */
const initial = readValues({})

test('the first version comes with the database: 60 days of notice', async () => {
  expect(await getPolicyInForce(ctx.prisma)).toEqual({ version: 1, values: { ...initial, noticeDays: 60 } })
  expect(await listPolicyVersions(context())).toMatchObject([{ version: 1, createdBy: null, changes: [] }])
})

test('a change is a new version with its reason, its author and what it changed, and the old one stays', async () => {
  const values = { ...initial, noticeDays: 90 }
  expect(await change(1, 90)).toEqual({ ok: true, value: { version: 2, values } })
  expect(await getPolicyInForce(ctx.prisma)).toEqual({ version: 2, values })
  const [second, first] = await listPolicyVersions(context())
  expect(second).toMatchObject({ version: 2, createdBy: admin.name, reason: 'Leadership asked for it.' })
  expect(second?.changes).toEqual([{ name: 'noticeDays', before: 60, after: 90 }])
  expect(first).toMatchObject({ version: 1, values: { noticeDays: 60 } })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow()
  expect(event).toMatchObject({ operation: 'policy.change', recordType: 'policy', recordVersion: 2 })
  expect(JSON.parse(event.payload)).toMatchObject({ changes: { noticeDays: { before: 60, after: 90 } } })
})

test('of ten changes at once one wins, and the others learn what it changed', async () => {
  const results = await Promise.all(Array.from({ length: 10 }, (_, n) => change(1, 70 + n)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const lost = results.filter((result) => !result.ok)
  const conflict = { version: 2, changes: [{ by: admin.name, operation: 'policy.change' }] }
  for (const result of lost) expect(result).toMatchObject({ code: 'conflict', conflict })
  expect([await ctx.prisma.policy.count(), await ctx.prisma.auditEvent.count()]).toEqual([2, 1])
})

test('a stale version is a conflict, and a change of nothing is refused', async () => {
  await change(1, 90)
  expect(await change(1, 30)).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
  expect(await change(2, 90)).toMatchObject({ code: 'policyUnchanged' })
  expect(await change(2, undefined)).toMatchObject({ code: 'policyUnchanged' })
  expect(await ctx.prisma.policy.count()).toBe(2)
})

test('an amount is written as a decimal and kept as whole minor units', async () => {
  const input = { version: 1, reason: 'It is dearer now.', lowCostMax: '12345.67', gpuHourCost: '4.5' }
  expect(await changePolicy(context(), changePolicyInput.parse(input))).toMatchObject({
    ok: true,
    value: { version: 2, values: { lowCostMax: 1_234_567, gpuHourCost: 450 } },
  })
  const [second] = await listPolicyVersions(context())
  expect(second?.changes).toEqual([
    { name: 'lowCostMax', before: 1_000_000, after: 1_234_567 },
    { name: 'gpuHourCost', before: 400, after: 450 },
  ])
})

test('a low limit above the medium one is refused, and so is an amount that is none', async () => {
  const wanted = (values: object) =>
    changePolicy(context(), changePolicyInput.parse({ version: 1, reason: 'Because.', ...values }))
  expect(await wanted({ lowCostMax: '100000.01' })).toMatchObject({ code: 'policyCostLimitsCrossed' })
  expect(await wanted({ mediumRiskMax: 0 })).toMatchObject({ code: 'policyRiskLimitsCrossed' })
  expect(await wanted({ lowCostMax: '12.345' })).toMatchObject({ fields: { lowCostMax: { code: 'invalidAmount' } } })
  expect(await ctx.prisma.policy.count()).toBe(1)
})

test('the database lets no version be changed or removed', async () => {
  const { prisma } = ctx
  for (const statement of ['update "Policy" set "reason" = \'\'', 'delete from "Policy"', 'truncate "Policy"']) {
    await expect(prisma.$executeRawUnsafe(statement)).rejects.toThrow()
  }
  expect(await prisma.policy.count()).toBe(1)
})

test('a steward may read the policy and not change it; the attempt is on record', async () => {
  const steward = callerOf({ database: ctx.database, actor: actorWith('steward') })
  const input = { version: 1, reason: 'Because.', noticeDays: 1 }
  const attempt = policyOperations['policy.change'].execute(steward, 'policy.change', input)
  expect(await attempt).toMatchObject({ code: 'forbidden' })
  expect(await ctx.prisma.auditEvent.findMany()).toMatchObject([{ operation: 'policy.change', outcome: 'denied' }])
})

test('a retirement goes by the notice in force, and its event names the version', async () => {
  const days = { deprecatedOn: new Date('2026-08-24'), retiresOn: new Date('2026-11-01') }
  const { id, slug } = await makeModel(ctx.prisma, { stage: 'deprecated', ...days })
  const mover = contextOf({ database: ctx.database, actor: actorWith('steward') }, 'model.move', 'model.read')
  const version = await settleChecklist(ctx.database, id)
  const retire = () => moveModel(mover, 'retire', { id, version, to: 'retired', reason: 'It is time.', sourceUrl: '' })
  await change(1, 93)
  const values = { given: 92, needed: 93, date: '2026-11-25' }
  expect(await retire()).toMatchObject({ code: 'noticeTooShort', values })
  expect(await findModel(mover, slug)).toMatchObject({
    notice: { days: 69, needed: 93, isShort: true },
    moves: { blocked: [{ move: 'retire', refusal: { code: 'noticeTooShort', values } }] },
  })
  await change(2, 92)
  expect(await retire()).toMatchObject({ ok: true })
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'model.retire' } })
  expect(JSON.parse(event.payload)).toMatchObject({ policyVersion: 3 })
})
