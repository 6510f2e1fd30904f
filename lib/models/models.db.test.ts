import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Permission } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { settleChecklist } from '@/prisma/checklist-steps'
import { actorWith, callerOf, contextOf, makeModel, makePerson, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createModel, moveModel, updateModel } from './commands'
import { modelOperations } from './operations'
import { listModels } from './queries'
import { createModelInput, modelList, updateModelInput } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const source = 'https://example.org/announcement'

function stewardWith<P extends Permission>(...permissions: readonly P[]) {
  return contextOf({ database: ctx.database, actor: steward }, ...permissions)
}

const opus = { provider: 'Anthropic', apiId: 'claude-3-opus-20240229', displayName: 'Claude Opus 3', family: 'opus' }

function create(parts: object = {}) {
  return createModel(
    stewardWith('model.create'),
    createModelInput.parse({ ...opus, isPubliclyReleased: true, ...parts }),
  )
}

function events() {
  return ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })
}

describe('updating a model', () => {
  const words = { displayName: 'Claude Opus 3', family: 'opus', aliases: 'o3, opus', isPubliclyReleased: 'on' }

  async function update(version: number, parts: object) {
    const { id } = await ctx.prisma.model.findFirstOrThrow()
    return updateModel(stewardWith('model.update'), updateModelInput.parse({ ...words, id, version, ...parts }))
  }

  test('changes its words, its version and what search finds, and logs before and after', async () => {
    await create()
    expect(await update(1, { summary: 'It asked for a place to muse.' })).toMatchObject({ value: { version: 2 } })
    const [, event] = await events()
    expect(JSON.parse(event?.payload ?? '')).toMatchObject({
      operation: 'model.update',
      changes: { summary: { before: '', after: 'It asked for a place to muse.' }, aliases: { after: ['o3', 'opus'] } },
    })
    expect(await namesFound('MUSE')).toEqual(['Claude Opus 3'])
  })

  test('to the name of another model with its identifier is refused', async () => {
    await create()
    await create({ displayName: 'Claude Opus 3.1', isTwinMeant: true })
    const { id } = await ctx.prisma.model.findFirstOrThrow({ where: { displayName: 'Claude Opus 3.1' } })
    for (const displayName of ['Claude Opus 3', 'CLAUDE opus 3']) {
      const refused = { code: 'modelExists', fields: { displayName: { code: 'taken' } } }
      expect(await update(1, { id, displayName })).toMatchObject(refused)
    }
    expect(await update(1, { id, displayName: 'CLAUDE opus 3.1' })).toMatchObject({ ok: true })
  })

  test('with nothing new changes nothing and logs nothing', async () => {
    await create({ aliases: 'o3, opus' })
    expect(await update(1, {})).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await events()).toHaveLength(1)
  })

  test('from an old version is a conflict that says who changed what since', async () => {
    await create()
    await update(1, { family: 'opus 3' })
    expect(await update(1, { summary: 'Mine' })).toMatchObject({
      ok: false,
      code: 'conflict',
      conflict: {
        version: 2,
        changes: [
          {
            by: steward.name,
            operation: 'model.update',
            fields: expect.arrayContaining([{ name: 'family', before: 'opus', after: 'opus 3' }]),
          },
        ],
      },
    })
    expect(await ctx.prisma.model.findFirst()).toMatchObject({ summary: '', version: 2 })
  })

  test('names an active steward only, and keeps the one on record whatever became of her role', async () => {
    await create()
    const [ada, eve] = [await makePerson(ctx.prisma), await makePerson(ctx.prisma, { roles: ['reviewer'] })]
    const gone = await makePerson(ctx.prisma, { disabledAt: testNow })
    for (const id of [eve.id, gone.id, randomUUID()]) {
      const refused = { code: 'invalid', fields: { stewardId: { code: 'notSteward' } } }
      expect(await update(1, { stewardId: id })).toMatchObject(refused)
      expect(await create({ displayName: 'Another', isTwinMeant: true, stewardId: id })).toMatchObject(refused)
    }
    expect(await update(1, { stewardId: ada.id })).toMatchObject({ value: { version: 2 } })
    await ctx.prisma.person.update({ where: { id: ada.id }, data: { roles: ['reviewer'] } })
    expect(await update(2, { stewardId: ada.id, family: 'opus 3' })).toMatchObject({ value: { version: 3 } })
    expect(await ctx.prisma.model.findFirst()).toMatchObject({ stewardId: ada.id, family: 'opus 3' })
    expect(await update(3, { stewardId: '' })).toMatchObject({ value: { version: 4 } })
    expect(await update(4, { stewardId: ada.id })).toMatchObject({ code: 'invalid' })
    const [, named] = await events()
    expect(JSON.parse(named?.payload ?? '').changes.steward).toEqual({
      before: null,
      after: { id: ada.id, name: ada.name },
    })
  })

  test('of a model that is not there is refused', async () => {
    const input = updateModelInput.parse({ ...words, id: randomUUID(), version: 1 })
    expect(await updateModel(stewardWith('model.update'), input)).toMatchObject({ code: 'notFound' })
  })
})

describe('moving a model', () => {
  const parts = { to: 'retired', reason: 'It was announced.', sourceUrl: '' } as const

  async function makeDue() {
    const past = { deprecatedOn: new Date('2025-06-30'), retiresOn: new Date('2026-01-05') }
    return makeModel(ctx.prisma, { stage: 'deprecated', ...past })
  }

  test('a hundred times at once succeeds once, with one event and 99 conflicts that name the version now', async () => {
    const { id } = await makeDue()
    const version = await settleChecklist(ctx.database, id)
    const settling = (await events()).length
    const move = () => moveModel(stewardWith('model.move'), 'retire', { ...parts, id, version })
    const results = await Promise.all(Array.from({ length: 100 }, move))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const retired = { operation: 'model.retire', recordVersion: version + 1 }
    expect((await events()).slice(settling)).toMatchObject([retired])
    const conflict = { version: version + 1, changes: [{ by: steward.name, operation: 'model.retire' }] }
    const lost = results.filter((result) => !result.ok)
    expect(lost).toHaveLength(99)
    for (const result of lost) expect(result).toMatchObject({ code: 'conflict', conflict })
  })

  test('keeps the reason and the announcement in the log', async () => {
    const { id } = await makeDue()
    const input = { id, version: 1, to: 'legacy', reason: 'Users asked.', sourceUrl: source } as const
    expect(await moveModel(stewardWith('model.move'), 'reprieve', input)).toMatchObject({ ok: true })
    expect(JSON.parse((await events())[0]?.payload ?? '')).toMatchObject({
      reason: 'Users asked.',
      changes: { stage: { before: 'deprecated', after: 'legacy' }, announcement: { after: source } },
    })
  })

  test('to a stage the move does not lead to, or without the announcement it needs, changes nothing', async () => {
    const { id } = await makeDue()
    const to = (stage: 'active' | 'retired') => ({ ...parts, id, version: 1, to: stage })
    expect(await moveModel(stewardWith('model.move'), 'retire', to('active'))).toMatchObject({ code: 'moveNotOffered' })
    expect(await moveModel(stewardWith('model.move'), 'reprieve', to('active'))).toMatchObject({
      code: 'announcementMissing',
    })
    expect([await events(), (await ctx.prisma.model.findFirst())?.stage]).toEqual([[], 'deprecated'])
  })

  test('by recording its stage does not get it ahead of the date on record', async () => {
    const floor = { retiresOn: new Date('2030-01-05'), isRetirementTentative: true }
    const { id } = await makeModel(ctx.prisma, floor)
    const record = (to: 'retired' | 'active') =>
      moveModel(stewardWith('model.move'), 'recordStage', { ...parts, id, version: 1, to })
    expect(await record('retired')).toMatchObject({ code: 'retirementDateTentative' })
    expect(await ctx.prisma.model.findFirst()).toMatchObject({ stage: null, version: 1 })
    expect(await record('active')).toMatchObject({ ok: true })
  })

  test('is denied to an auditor, and the attempt is on record', async () => {
    const { id } = await makeDue()
    const caller = callerOf({ database: ctx.database, actor: actorWith('auditor') })
    const attempt = modelOperations['model.retire'].execute(caller, 'model.retire', { ...parts, id, version: 1 })
    expect(await attempt).toMatchObject({ code: 'forbidden' })
    expect(await events()).toMatchObject([{ operation: 'model.retire', outcome: 'denied' }])
  })
})

async function namesFound(q: string, search: Record<string, string> = {}) {
  const params = parseList(modelList, { q, sort: 'name', ...search })
  return (await listModels(stewardWith('model.read'), params)).rows.map((row) => row.displayName)
}
