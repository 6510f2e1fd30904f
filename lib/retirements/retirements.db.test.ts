import { describe, expect, test } from 'vitest'
import { recordCheck } from '@/lib/fixity-checks/commands'
import { recordCheckInput } from '@/lib/fixity-checks/schema'
import { parseList } from '@/lib/list-params'
import { listModelVerdicts, listMovableModels } from '@/lib/model-moves/queries'
import { moveModel } from '@/lib/models/commands'
import { findModel } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'
import { checklistSteps, due, evidenceUrl, settleChecklist, steward } from '@/prisma/checklist-steps'
import { contextOf, makeModel, makePreference } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'

const ctx = useDatabase()
const { asSteward, modelId, attest, waive, back, record, finding } = checklistSteps(ctx)

async function retire(version: number) {
  const input = { id: await modelId(), version, to: 'retired', reason: 'The day has come.', sourceUrl: '' } as const
  return moveModel(asSteward(), 'retire', input)
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

  test('is no preference that is recorded at the same moment: the retirement comes first, or it is refused', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const version = await settleChecklist(ctx.database, id)
    const [moved] = await Promise.all([retire(version), makePreference(ctx.prisma, { modelId: id })])
    if (!moved.ok) expect(moved).toMatchObject({ code: 'checklistUnmet', values: { items: 'preferences' } })
    expect((await record()).stage).toBe(moved.ok ? 'retired' : 'deprecated')
    expect(await finding('preferences')).toMatchObject({ state: 'notMet', missing: ['A place to write'] })
  })

  test('is every preference on record assessed or decided, whatever was attested before there was one', async () => {
    const { id } = await makeModel(ctx.prisma, due)
    const version = await settleChecklist(ctx.database, id)
    const wish = await makePreference(ctx.prisma, { modelId: id, state: 'inAssessment' })
    const ended = { state: 'withdrawnByModel', withdrawnOn: due.retiresOn } as const
    await makePreference(ctx.prisma, { modelId: id, title: 'A letter', ...ended })
    const refused = { code: 'checklistUnmet', values: { count: 1, items: 'preferences' } }
    expect(await retire(version)).toMatchObject(refused)
    expect(await attest(version, 'preferences')).toMatchObject({ code: 'itemNotAttested' })
    expect(await finding('preferences')).toMatchObject({ missing: [wish.title], basis: null, isSilent: false })
    await ctx.prisma.preference.update({ where: { id: wish.id }, data: { state: 'assessed' } })
    expect(await finding('preferences')).toMatchObject({ state: 'met', basis: 'record', moves: [] })
    expect(await retire(version)).toMatchObject({ ok: true })
  })
})

describe('what the checklist says', () => {
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
