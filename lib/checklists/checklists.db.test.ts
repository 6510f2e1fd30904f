import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checklistSteps, due, evidenceUrl, leader, steward } from '@/prisma/checklist-steps'
import { actorWith, callerOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { attestItem } from './commands'
import { checklistOperations } from './operations'
import { attestItemInput, waiveItemInput } from './schema'

const ctx = useDatabase()
const { asSteward, asLeader, attest, waive, back, finding } = checklistSteps(ctx)

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
