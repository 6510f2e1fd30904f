import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { assessDownside } from '@/lib/downsides/commands'
import { assessDownsideInput } from '@/lib/downsides/schema'
import { listModelVerdicts, listMovableModels } from '@/lib/model-moves/queries'
import { recordCheck } from '@/lib/fixity-checks/commands'
import { recordCheckInput } from '@/lib/fixity-checks/schema'
import { parseList } from '@/lib/list-params'
import { moveModel } from '@/lib/models/commands'
import { findModel } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'
import { actorWith, callerOf, contextOf, makeModel, makePerson, settleChecklist } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { attestItem, takeBack, waiveItem } from './commands'
import { checklistOperations } from './operations'
import {
  type AttestedItem,
  attestItemInput,
  type ChecklistItem,
  takeBackInput,
  type WaivableItem,
  waiveItemInput,
} from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const leader = actorWith('leadership')
const evidenceUrl = 'https://example.org/evidence'
const due = {
  stage: 'deprecated',
  deprecatedOn: new Date('2025-06-30'),
  retiresOn: new Date('2026-01-05'),
} as const

function asSteward() {
  const permissions = ['checklist.attest', 'checklist.retract', 'downside.assess', 'model.move', 'model.read'] as const
  return contextOf({ database: ctx.database, actor: steward }, ...permissions)
}

function asLeader() {
  return contextOf({ database: ctx.database, actor: leader }, 'checklist.waive', 'checklist.unwaive', 'model.read')
}

async function modelId(): Promise<string> {
  return (await ctx.prisma.model.findFirstOrThrow()).id
}

async function attest(version: number, item: AttestedItem, parts: object = {}) {
  const input = { modelId: await modelId(), version, item, note: 'It was done.', evidenceUrl, ...parts }
  return attestItem(asSteward(), attestItemInput.parse(input))
}

async function waive(version: number, item: WaivableItem) {
  const input = { modelId: await modelId(), version, item, reason: 'It cannot be had any more.' }
  return waiveItem(asLeader(), waiveItemInput.parse(input))
}

function back(move: 'retract' | 'unwaive', id: string, version: number) {
  const context = move === 'retract' ? asSteward() : asLeader()
  return takeBack(context, move, takeBackInput.parse({ id, version, reason: 'It was another.' }))
}

async function retire(version: number) {
  const input = { id: await modelId(), version, to: 'retired', reason: 'The day has come.', sourceUrl: '' } as const
  return moveModel(asSteward(), 'retire', input)
}

async function record(context: ReturnType<typeof asSteward> | ReturnType<typeof asLeader> = asSteward()) {
  const model = await findModel(context, await modelId())
  if (!model) throw new Error('The model is gone')
  return model
}

async function finding(item: ChecklistItem, context?: Parameters<typeof record>[0]) {
  const { checklist } = await record(context)
  return checklist.findings.find((candidate) => candidate.item === item)
}

async function lastEvent() {
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({
    where: { recordType: 'model' },
    orderBy: { seq: 'desc' },
  })
  return { ...event, payload: JSON.parse(event.payload) }
}

function idOf(result: Awaited<ReturnType<typeof attest>>): string {
  if (!result.ok) throw new Error(result.code)
  return result.value.id
}

describe('an item is attested', () => {
  test('by a steward, with what shows it, and everybody sees whose word it is', async () => {
    await makePerson(ctx.prisma, { id: steward.id, name: 'Ada' })
    await makeModel(ctx.prisma, due)
    expect(await attest(1, 'preferences', { evidenceSha256: 'A'.repeat(64) })).toMatchObject({ value: { version: 2 } })
    const word = { kind: 'attested', note: 'It was done.', by: 'Ada', evidenceUrl, evidenceSha256: 'a'.repeat(64) }
    const told = { state: 'met', basis: 'attestation', settlement: word, moves: ['retract'] }
    expect(await finding('preferences')).toMatchObject(told)
    const { operation, payload, recordVersion } = await lastEvent()
    expect({ operation, recordVersion }).toEqual({ operation: 'checklist.attest', recordVersion: 2 })
    expect(payload).toMatchObject({ reason: 'It was done.', changes: { item: { before: null, after: 'preferences' } } })
  })

  test('never without evidence, twice, or from an old version', async () => {
    await makeModel(ctx.prisma, due)
    expect(await attest(1, 'preferences', { evidenceUrl: '' })).toMatchObject({ code: 'evidenceMissing' })
    await attest(1, 'preferences')
    expect(await attest(2, 'preferences')).toMatchObject({ code: 'itemAttested' })
    expect(await attest(1, 'interview')).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
    expect(await ctx.prisma.checklistSettlement.count()).toBe(1)
  })

  test('until it is taken back, which keeps it on record with the reason', async () => {
    await makeModel(ctx.prisma, due)
    const id = idOf(await attest(1, 'preferences'))
    expect(await back('unwaive', id, 2)).toMatchObject({ code: 'notFound' })
    expect(await back('retract', id, 2)).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await back('retract', id, 3)).toMatchObject({ code: 'wordTakenBack' })
    expect(await finding('preferences')).toMatchObject({ state: 'notMet', settlement: null })
    const kept = { takenBackReason: 'It was another.', takenBackById: steward.id }
    expect(await ctx.prisma.checklistSettlement.findFirst()).toMatchObject(kept)
    const again = idOf(await attest(3, 'preferences'))
    expect(await back('retract', id, 4)).toMatchObject({ code: 'wordTakenBack' })
    expect(await finding('preferences')).toMatchObject({ state: 'met', settlement: { id: again } })
  })
})

describe('an item is waived', () => {
  test('by leadership alone, with a reason that stays; a steward and an auditor are denied', async () => {
    await makePerson(ctx.prisma, { id: leader.id, name: 'Lea', roles: ['leadership'] })
    await makeModel(ctx.prisma, due)
    expect(await waive(1, 'interview')).toMatchObject({ ok: true })
    const settlement = { kind: 'waived', note: 'It cannot be had any more.', by: 'Lea' }
    expect(await finding('interview')).toMatchObject({ state: 'waived', settlement, moves: ['attest'] })
    expect(await finding('interview', asLeader())).toMatchObject({ moves: ['unwaive'] })
    for (const role of ['steward', 'auditor', 'admin'] as const) {
      const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
      const attempt = checklistOperations['checklist.waive'].execute(caller, 'checklist.waive', {})
      expect(await attempt).toMatchObject({ code: 'forbidden' })
    }
  })

  test('but never the notice: no input, and no row', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const input = { modelId: id, version: 1, item: 'notice', reason: 'Because.' }
    expect(waiveItemInput.safeParse(input).success).toBe(false)
    const row = { modelId: id, item: 'notice', kind: 'waived', note: 'Because.' } as const
    await expect(ctx.prisma.checklistSettlement.create({ data: row })).rejects.toThrow()
  })

  test('once, and not when it is met', async () => {
    await makeModel(ctx.prisma, due)
    await waive(1, 'interview')
    expect(await waive(2, 'interview')).toMatchObject({ code: 'itemWaived' })
    await attest(2, 'preferences')
    expect(await waive(3, 'preferences')).toMatchObject({ code: 'itemMet' })
  })

  test('ten times at once stands once; the others learn who was faster', async () => {
    await makeModel(ctx.prisma, due)
    const results = await Promise.all(Array.from({ length: 10 }, () => waive(1, 'preferences')))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const conflict = { version: 2, changes: [{ operation: 'checklist.waive' }] }
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict', conflict })
    expect(await ctx.prisma.checklistSettlement.count()).toBe(1)
  })
})

test('what is asked about a model or a word that is not there is refused', async () => {
  const input = { modelId: randomUUID(), version: 1, item: 'preferences', note: 'It was done.', evidenceUrl }
  expect(await attestItem(asSteward(), attestItemInput.parse(input))).toMatchObject({ code: 'notFound' })
  expect(await back('unwaive', randomUUID(), 1)).toMatchObject({ code: 'notFound' })
})

describe('a retirement', () => {
  test('waits for every item, says which are open, and keeps what the checklist said', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const items = 'downsides,availability,weights,interview,preferences,report'
    expect(await retire(1)).toMatchObject({ code: 'checklistUnmet', values: { count: 6, items } })
    const version = await settleChecklist(ctx.database, id)
    const attested = await finding('interview')
    await back('retract', attested?.settlement?.id ?? '', version)
    expect(await retire(version + 1)).toMatchObject({
      code: 'checklistUnmet',
      values: { count: 1, items: 'interview' },
    })
    await waive(version + 1, 'interview')
    expect(await retire(version + 2)).toMatchObject({ ok: true })
    const { stage, checklist } = await record()
    expect([stage, checklist.retirement?.overrideId]).toEqual(['retired', null])
    const states = checklist.retirement?.findings.map(({ item, state, basis }) => [item, state, basis])
    expect(states).toEqual([
      ['notice', 'met', 'record'],
      ['downsides', 'met', 'record'],
      ['availability', 'met', 'record'],
      ['weights', 'met', 'record'],
      ['interview', 'waived', 'waiver'],
      ['preferences', 'met', 'attestation'],
      ['report', 'met', 'record'],
    ])
    expect((await lastEvent()).payload.changes).toMatchObject({ waived: { before: null, after: ['interview'] } })
  })

  test('that is made leaves its waivers as they were, and what it kept is never changed', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const version = await settleChecklist(ctx.database, id)
    await back('retract', (await finding('preferences'))?.settlement?.id ?? '', version)
    const waiver = idOf(await waive(version + 1, 'preferences'))
    await retire(version + 2)
    expect(await back('unwaive', waiver, version + 3)).toMatchObject({ code: 'checklistClosed' })
    await expect(ctx.prisma.retirement.updateMany({ data: { findings: [] } })).rejects.toThrow()
    await expect(ctx.prisma.retirement.deleteMany()).rejects.toThrow()
  })
})

describe('what a retirement rests on', () => {
  test('is no waiver that is taken back at the same moment', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const version = await settleChecklist(ctx.database, id)
    await back('retract', (await finding('preferences'))?.settlement?.id ?? '', version)
    const waiver = idOf(await waive(version + 1, 'preferences'))
    const [taken, moved] = await Promise.all([back('unwaive', waiver, version + 2), retire(version + 2)])
    expect([taken.ok, moved.ok].filter(Boolean)).toHaveLength(1)
    const conflict = { version: version + 3 }
    expect([taken, moved].find((result) => !result.ok)).toMatchObject({ code: 'conflict', conflict })
    const waivers = await ctx.prisma.checklistSettlement.count({ where: { kind: 'waived', takenBackAt: null } })
    expect([(await record()).stage, waivers]).toEqual(moved.ok ? ['retired', 1] : ['deprecated', 0])
  })

  test('is no copy that fails at the same moment: the retirement comes first, or it is refused', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const version = await settleChecklist(ctx.database, id)
    const copies = await ctx.prisma.copy.findMany({ select: { id: true } })
    const machine = contextOf({ database: ctx.database, actor: steward }, 'fixityCheck.record')
    const fail = ({ id: copyId }: { id: string }) =>
      recordCheck(machine, recordCheckInput.parse({ copyId, isUnreadable: true }))
    const [moved, ...found] = await Promise.all([retire(version), ...copies.map(fail)])
    expect(found.every(({ ok }) => ok)).toBe(true)
    const { checklist } = await record()
    if (!moved.ok) expect(moved).toMatchObject({ code: 'checklistUnmet', values: { items: 'weights' } })
    else expect(checklist.retirement?.findings).toMatchObject(checklist.findings.map(() => ({ state: 'met' })))
    expect(await finding('weights')).toMatchObject({ state: 'notMet' })
  })

  test('is what is kept now, and not what was kept when the checks were fresh', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const version = await settleChecklist(ctx.database, id)
    expect(await finding('weights')).toMatchObject({ state: 'met', basis: 'record' })
    const later = new Date('2027-11-24T12:00:00Z')
    const context = contextOf({ database: ctx.database, actor: steward, now: later }, 'model.move')
    const input = { id, version, to: 'retired', reason: 'The day has come.', sourceUrl: '' } as const
    const refused = { code: 'checklistUnmet', values: { items: 'weights' } }
    expect(await moveModel(context, 'retire', input)).toMatchObject(refused)
  })

  test('ends with a reprieve as far as it was waived: it was given for that retirement, and attestations stay', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    await attest(1, 'preferences')
    await waive(2, 'interview')
    const input = { id, version: 3, to: 'active', reason: 'Users asked.', sourceUrl: evidenceUrl } as const
    expect(await moveModel(asSteward(), 'reprieve', input)).toMatchObject({ ok: true })
    expect((await lastEvent()).payload.changes).toMatchObject({ waived: { before: ['interview'], after: null } })
    expect(await finding('interview')).toMatchObject({ state: 'notMet' })
    expect(await finding('preferences')).toMatchObject({ state: 'met' })
  })

  test('is told alike for one model, for a page of them and for some of them', async () => {
    const [open, ready] = [
      await makeModel(ctx.prisma, { ...due, displayName: 'a' }),
      await makeModel(ctx.prisma, { ...due, displayName: 'b' }),
    ]
    await settleChecklist(ctx.database, ready.id)
    const context = asSteward()
    const page = await listMovableModels(context, parseList(modelList, { sort: 'name' }))
    const verdicts = await listModelVerdicts(context, 'retire', [open.id, ready.id])
    for (const [at, { id }] of [open, ready].entries()) {
      const model = await findModel(context, id)
      expect(page.rows[at]?.moves).toEqual(model?.moves)
      const blocked = model?.moves.blocked.find(({ move }) => move === 'retire')
      expect(verdicts[at]?.verdict).toEqual(blocked?.refusal ?? { ok: true, to: ['retired'] })
    }
  })
})

describe('a downside', () => {
  async function assess(version: number, parts: object = {}) {
    const stated = { kind: 'users', severity: 'high', text: 'Many would miss it.' }
    const input = { modelId: await modelId(), version, ...stated, ...parts }
    return assessDownside(asSteward(), assessDownsideInput.parse(input))
  }

  test('is stated again without losing what was stated before, and the log tells what changed', async () => {
    await makeModel(ctx.prisma, due)
    expect(await assess(1)).toMatchObject({ ok: true })
    expect(await assess(2)).toMatchObject({ code: 'downsideUnchanged' })
    expect(await assess(2, { severity: 'low' })).toMatchObject({ ok: true })
    const told = (await record()).downsides.map(({ severity, isCurrent }) => [severity, isCurrent])
    expect(told).toEqual([
      ['low', true],
      ['high', false],
    ])
    const changes = { downside: { before: 'users', after: 'users' }, severity: { before: 'high', after: 'low' } }
    expect((await lastEvent()).payload.changes).toEqual(changes)
    await expect(ctx.prisma.downside.updateMany({ data: { text: 'Nobody would.' } })).rejects.toThrow()
  })

  test('stated ten times at once stands once', async () => {
    await makeModel(ctx.prisma, due)
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => assess(1, { text: `Statement ${n}` })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict' })
    expect(await ctx.prisma.downside.count()).toBe(1)
  })
})

test('the database itself takes one standing word of a kind, and no attestation without evidence', async () => {
  const { id } = await makeModel(ctx.prisma, due)
  const word = { modelId: id, item: 'preferences', kind: 'attested', note: 'Done.' } as const
  const add = (parts: object) => ctx.prisma.checklistSettlement.create({ data: { ...word, ...parts } })
  await expect(add({})).rejects.toThrow()
  await expect(add({ evidenceSha256: 'short' })).rejects.toThrow()
  await add({ evidenceUrl })
  await expect(add({ evidenceUrl })).rejects.toThrow()
  await add({ evidenceUrl, takenBackAt: new Date() })
})
