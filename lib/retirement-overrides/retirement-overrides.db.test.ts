import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { moveModel } from '@/lib/models/commands'
import { findModel } from '@/lib/models/queries'
import { settleChecklist } from '@/prisma/checklist-steps'
import { actorWith, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { moveOverride, proposeOverride } from './commands'
import type { OverrideMove } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const leader = actorWith('leadership')
const both = actorWith('steward', 'leadership')
const reason = 'The surface is closed by law.'
const due = {
  stage: 'deprecated',
  deprecatedOn: new Date('2025-06-30'),
  retiresOn: new Date('2026-01-05'),
} as const

function stewardOf(actor: typeof steward | typeof both) {
  const permissions = ['retirementOverride.propose', 'retirementOverride.withdraw', 'model.move', 'model.read'] as const
  return contextOf({ database: ctx.database, actor }, ...permissions)
}

function leaderOf(actor: typeof leader | typeof both) {
  return contextOf({ database: ctx.database, actor }, 'retirementOverride.confirm', 'retirementOverride.decline')
}

async function modelId(): Promise<string> {
  return (await ctx.prisma.model.findFirstOrThrow()).id
}

async function propose(version: number, actor: typeof steward | typeof both = steward) {
  return proposeOverride(stewardOf(actor), { modelId: await modelId(), version, reason })
}

async function move(name: OverrideMove, version: number, actor: typeof leader | typeof both = leader) {
  const { id } = await ctx.prisma.retirementOverride.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const context = name === 'withdraw' ? stewardOf(steward) : leaderOf(actor)
  return moveOverride(context, name, { id, version, note: `To ${name} it is right.` })
}

async function moveTo(name: 'retire' | 'reprieve', version: number) {
  const to = name === 'retire' ? ('retired' as const) : ('active' as const)
  const input = { id: await modelId(), version, to, reason: 'The day has come.', sourceUrl: 'https://example.org/' }
  return moveModel(stewardOf(steward), name, input)
}

async function record() {
  const model = await findModel(stewardOf(steward), await modelId())
  if (!model) throw new Error('The model is gone')
  return model
}

describe('an override of two people', () => {
  test('lets a model retire whose checklist is open, is used up by that, and stays visible with both reasons', async () => {
    await makePerson(ctx.prisma, { id: steward.id, name: 'Ada' })
    await makePerson(ctx.prisma, { id: leader.id, name: 'Lea', roles: ['leadership'] })
    await makeModel(ctx.prisma, due)
    expect(await propose(1)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await moveTo('retire', 2)).toMatchObject({ code: 'checklistUnmet' })
    expect(await move('confirm', 2)).toMatchObject({ ok: true, value: { version: 3 } })
    expect((await record()).moves.offered.map((offered) => offered.move)).toContain('retire')
    expect(await moveTo('retire', 3)).toMatchObject({ ok: true })
    const { checklist } = await record()
    const [override] = checklist.overrides
    const people = { proposedBy: 'Ada', decidedBy: 'Lea', closedBy: 'Ada' }
    expect(override).toMatchObject({ state: 'used', reason, decidedNote: 'To confirm it is right.', ...people })
    expect(checklist.retirement).toMatchObject({ overrideId: override?.id, by: 'Ada' })
    const events = await ctx.prisma.auditEvent.findMany({ where: { recordType: 'model' }, orderBy: { seq: 'asc' } })
    const names = ['retirementOverride.propose', 'retirementOverride.confirm', 'model.retire']
    expect(events.map(({ operation }) => operation)).toEqual(names)
    expect(JSON.parse(events[2]?.payload ?? '').changes).toMatchObject({
      override: { before: 'confirmed', after: 'used' },
      unmet: { before: null, after: expect.arrayContaining(['weights', 'report']) },
    })
  })

  test('is never confirmed by the one who proposed it, whatever roles she holds, nor by a row', async () => {
    await makeModel(ctx.prisma, due)
    await propose(1, both)
    expect(await move('confirm', 2, both)).toMatchObject({ code: 'overrideOwn' })
    expect(await move('confirm', 2, leader)).toMatchObject({ ok: true })
    const self = { state: 'confirmed', decidedById: both.id } as const
    await expect(ctx.prisma.retirementOverride.updateMany({ data: self })).rejects.toThrow()
  })

  test('does not overrule the date on record', async () => {
    await makeModel(ctx.prisma, { ...due, retiresOn: new Date('2027-01-05') })
    await propose(1)
    await move('confirm', 2)
    expect(await moveTo('retire', 3)).toMatchObject({ code: 'retirementDateAhead' })
  })

  test('that is declined or withdrawn lets nobody retire, stays on record, and another may be proposed', async () => {
    await makeModel(ctx.prisma, due)
    await propose(1)
    expect(await move('decline', 2)).toMatchObject({ ok: true })
    expect(await moveTo('retire', 3)).toMatchObject({ code: 'checklistUnmet' })
    expect(await move('confirm', 3)).toMatchObject({ code: 'overrideMoveNotOffered', values: { state: 'declined' } })
    await propose(3)
    await move('confirm', 4)
    expect(await move('withdraw', 5)).toMatchObject({ ok: true })
    expect(await moveTo('retire', 6)).toMatchObject({ code: 'checklistUnmet' })
    expect((await record()).checklist.overrides.map(({ state }) => state).toSorted()).toEqual(['declined', 'withdrawn'])
  })

  test('lapses with a reprieve, and with a retirement that did not need it', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    await propose(1)
    await move('confirm', 2)
    expect(await moveTo('reprieve', 3)).toMatchObject({ ok: true })
    expect((await record()).checklist.overrides).toMatchObject([{ state: 'lapsed' }])
    await ctx.prisma.model.update({ where: { id }, data: due })
    expect(await moveTo('retire', 4)).toMatchObject({ code: 'checklistUnmet' })
    await propose(4)
    const version = await settleChecklist(ctx.database, id)
    expect(await moveTo('retire', version)).toMatchObject({ ok: true })
    const { checklist } = await record()
    expect(checklist.retirement?.overrideId).toBeNull()
    expect(checklist.overrides.map(({ state }) => state)).toEqual(['lapsed', 'lapsed'])
  })
})

describe('at once', () => {
  test('ten stewards propose and one does: the others learn that, and not that one is open', async () => {
    await makeModel(ctx.prisma, due)
    const stewards = Array.from({ length: 10 }, () => actorWith('steward'))
    const results = await Promise.all(stewards.map((who) => propose(1, who)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const conflict = { version: 2, changes: [{ operation: 'retirementOverride.propose' }] }
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict', conflict })
    expect(await ctx.prisma.retirementOverride.count()).toBe(1)
    expect(await propose(2)).toMatchObject({ code: 'overrideOpen', values: { state: 'proposed' } })
  })

  test('one confirms and another declines: one of them does', async () => {
    await makeModel(ctx.prisma, due)
    await propose(1)
    const results = await Promise.all([move('confirm', 2), move('decline', 2), move('withdraw', 2)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict' })
  })

  test('several retire under one override: it is used once', async () => {
    await makeModel(ctx.prisma, due)
    await propose(1)
    await move('confirm', 2)
    const results = await Promise.all(Array.from({ length: 10 }, () => moveTo('retire', 3)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict' })
    expect([await ctx.prisma.retirement.count(), (await record()).checklist.overrides.length]).toEqual([1, 1])
  })

  test('one retires and another withdraws the override: no model retires without it', async () => {
    await makeModel(ctx.prisma, due)
    await propose(1)
    await move('confirm', 2)
    const [withdrawn, retired] = await Promise.all([move('withdraw', 3), moveTo('retire', 3)])
    expect([withdrawn.ok, retired.ok].filter(Boolean)).toHaveLength(1)
    const { stage, checklist } = await record()
    expect([stage, checklist.overrides[0]?.state]).toEqual(
      retired.ok ? ['retired', 'used'] : ['deprecated', 'withdrawn'],
    )
  })
})

test('one of a model that is not there, or that is not deprecated, is refused', async () => {
  expect(await proposeOverride(stewardOf(steward), { modelId: randomUUID(), version: 1, reason })).toMatchObject({
    code: 'notFound',
  })
  const gone = { id: randomUUID(), version: 1, note: 'No.' }
  expect(await moveOverride(leaderOf(leader), 'confirm', gone)).toMatchObject({ code: 'notFound' })
  await makeModel(ctx.prisma, { stage: 'active' })
  expect(await propose(1)).toMatchObject({ code: 'overrideNotOffered' })
})

test('the database itself keeps one open override for a model', async () => {
  const { id } = await makeModel(ctx.prisma, due)
  const add = (state: 'proposed' | 'confirmed' | 'lapsed') =>
    ctx.prisma.retirementOverride.create({ data: { modelId: id, state, reason, proposedById: randomUUID() } })
  await add('lapsed')
  await add('proposed')
  await expect(add('confirmed')).rejects.toThrow()
})
