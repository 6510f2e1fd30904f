import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { listHistory } from '@/lib/audit/queries'
import type { Permission } from '@/lib/auth/permissions'
import { importModels } from '@/lib/imports/commands'
import { parseList } from '@/lib/list-params'
import { actorWith, callerOf, contextOf, makeModel, makePerson, settleChecklist, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createModel, moveModel, updateModel } from './commands'
import { modelOperations } from './operations'
import { listModelVerdicts, listMovableModels } from '@/lib/model-moves/queries'
import { findModel, listModels } from './queries'
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

describe('creating a model', () => {
  test('keeps it with its release date as the first chosen claim, and says so in the log', async () => {
    const result = await create({ releasedOn: '2024-03-04', sourceUrl: source })
    expect(result).toMatchObject({ ok: true, value: { slug: 'claude-3-opus-20240229', version: 1 } })
    const model = await findModel(stewardWith('model.read'), 'claude-3-opus-20240229')
    expect(model).toMatchObject({ provider: 'anthropic', stage: null, releasedOn: '2024-03-04', unsettledKinds: [] })
    expect(model?.dateClaims).toMatchObject([{ kind: 'released', date: '2024-03-04', isChosen: true }])
    const claim = { createdById: steward.id, createdAt: testNow }
    expect(await ctx.prisma.dateClaim.findMany()).toMatchObject([claim])
    expect(await events()).toMatchObject([
      { operation: 'model.create', outcome: 'done', actorId: steward.id, recordId: model?.id, recordVersion: 1 },
    ])
    const history = await listHistory(stewardWith('model.read'), { type: 'model', id: model?.id ?? '' })
    expect(history).toMatchObject([{ operation: 'model.create', actor: { name: steward.name }, seq: '1' }])
  })

  test('is refused for the same model twice, with or without an identifier, and leaves nothing behind', async () => {
    for (const apiId of [opus.apiId, '']) {
      expect(await create({ apiId })).toMatchObject({ ok: true })
      expect(await create({ apiId })).toMatchObject({ ok: false, code: 'modelExists' })
    }
    expect([await ctx.prisma.model.count(), (await events()).length]).toEqual([2, 2])
  })

  test('is refused however the provider, the identifier and the name are spelt', async () => {
    await create()
    const spellings = [
      { provider: ' ＡＮＴＨＲＯＰＩＣ ' },
      { apiId: 'Claude‑3‑Opus‑20240229' },
      { displayName: 'claude opus 3' },
    ]
    const refused = { code: 'modelExists', fields: { displayName: { code: 'taken' } } }
    for (const spelling of spellings) expect(await create({ ...spelling, isTwinMeant: true })).toMatchObject(refused)
  })

  test('is refused for one that an import brought in, in the source’s own spelling', async () => {
    const table = `provider,model_id,display_name,source_url\nAnthropic,${opus.apiId},${opus.displayName},${source}\n`
    const input = { file: new TextEncoder().encode(table), dryRun: false, expected: null }
    expect(await importModels(stewardWith('model.import'), input)).toMatchObject({ value: { created: 1 } })
    expect(await create()).toMatchObject({ code: 'modelExists' })
    expect(await ctx.prisma.model.findMany()).toMatchObject([{ provider: 'anthropic' }])
  })

  test('twice at once makes one', async () => {
    const results = await Promise.all([create(), create(), create()])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.code === 'modelExists')).toHaveLength(2)
  })

  test('of two different names at once that come down to one address gives both an address', async () => {
    for (let round = 1; round <= 10; round++) {
      const names = [`é ${round}`, `e ${round}`, `ë ${round}`].map((displayName) => ({ displayName, apiId: null }))
      const results = await Promise.all(names.map((name) => create(name)))
      expect(results.filter((result) => result.ok)).toHaveLength(3)
    }
  })

  test('gives two models of one identifier two addresses', async () => {
    await create()
    expect(await create({ displayName: 'Opus 3, legacy', isTwinMeant: true })).toMatchObject({
      value: { slug: 'claude-3-opus-20240229-opus-3-legacy' },
    })
  })

  test('asks for the source of a release date, and for a release that has happened', async () => {
    expect(await create({ releasedOn: '2024-03-04' })).toMatchObject({ code: 'invalid', fields: { sourceUrl: {} } })
    expect(await create({ releasedOn: '2026-11-25', sourceUrl: source })).toMatchObject({ code: 'claimInFuture' })
  })

  test('as retired is refused: that takes a move, with a reason', async () => {
    expect(await create({ stage: 'retired' })).toMatchObject({ code: 'firstStageRetired' })
    expect(await create({ stage: 'deprecated' })).toMatchObject({ ok: true })
  })

  test('does not happen when its event cannot be written', async () => {
    const input = createModelInput.parse({ ...opus })
    const context = contextOf({ database: ctx.database, actor: { ...steward, name: 'a\u0000b' } }, 'model.create')
    await expect(createModel(context, input)).rejects.toThrow()
    expect(await ctx.prisma.model.count()).toBe(0)
  })
})

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

describe('finding models', () => {
  test('works in English and Japanese, in any case and width, by every word, and takes no sign for a joker', async () => {
    await create({ displayName: 'Ｃｌａｕｄｅ 俳句 ﾊｲｸ', summary: '100% ok_now', apiId: 'a' })
    await create({ displayName: 'Claude Opus', apiId: 'b' })
    expect(await namesFound('claude')).toHaveLength(2)
    for (const q of ['俳', '俳句', 'ハイク', 'ﾊｲｸ', 'ＣＬＡＵＤＥ ハイク', '100%', 'ok_now']) {
      expect([q, await namesFound(q)]).toEqual([q, ['Ｃｌａｕｄｅ 俳句 ﾊｲｸ']])
    }
    for (const q of ['%', '_']) expect([q, await namesFound(q)]).toEqual([q, ['Ｃｌａｕｄｅ 俳句 ﾊｲｸ']])
    for (const q of ['claude mistral', '\\', "' or 1=1"]) expect([q, await namesFound(q)]).toEqual([q, []])
  })

  test('survives a character that no database can hold', async () => {
    expect(await namesFound('a\u0000b')).toEqual([])
    expect(await namesFound('', { provider: 'a\u0000b' })).toEqual([])
  })

  test('narrows by stage, provider, dates and steward', async () => {
    const me = await makePerson(ctx.prisma, { id: steward.id })
    const past = new Date('2026-01-05')
    const add = (displayName: string, more: object) => makeModel(ctx.prisma, { displayName, stage: 'active', ...more })
    await add('due', { stage: 'deprecated', retiresOn: past, stewardId: me.id })
    await add('floor', { retiresOn: past, isRetirementTentative: true })
    await add('gone', { stage: 'retired', retiresOn: past, provider: 'mistral' })
    await add('open', { stage: null, unsettledKinds: ['released'], retiresOn: new Date('2026-11-24') })
    const cases = [
      [{ stage: 'unrecorded,retired' }, ['gone', 'open']],
      [{ provider: 'mistral' }, ['gone']],
      [{ dates: 'overdue' }, ['due']],
      [{ dates: 'floorPassed' }, ['floor']],
      [{ dates: 'tentative' }, ['floor']],
      [{ dates: 'unsettled' }, ['open']],
      [{ dates: 'ahead' }, ['open']],
      [{ dates: 'overdue,unsettled' }, ['due', 'open']],
      [{ steward: 'me' }, ['due']],
      [{ steward: 'none', stage: 'active' }, ['floor']],
      [{ stage: 'no such stage' }, ['due', 'floor', 'gone', 'open']],
    ] as const
    for (const [search, names] of cases) expect([search, await namesFound('', search)]).toEqual([search, names])
  })
})

describe('one model', () => {
  test('is found by its slug and by its id, with everything that hangs on it', async () => {
    const who = await makePerson(ctx.prisma, { name: 'Ada' })
    const next = await makeModel(ctx.prisma, { apiId: 'next-1', displayName: 'Next', stage: 'active' })
    const { id, slug } = await makeModel(ctx.prisma, { stewardId: who.id, retiresOn: new Date('2026-01-05') })
    const claim = { modelId: id, sourceUrl: source, isChosen: true, kind: 'retires' } as const
    await ctx.prisma.dateClaim.create({
      data: { ...claim, date: new Date('2026-01-05'), accessedOn: new Date('2026-01-06') },
    })
    await ctx.prisma.dateClaim.create({ data: { ...claim, kind: 'released', date: new Date('2024-03-04') } })
    const window = { modelId: id, surface: 'API', mode: 'public' } as const
    await ctx.prisma.availability.create({ data: { ...window, startsOn: new Date('2025-01-01') } })
    await ctx.prisma.availability.create({ data: window })
    const ended = { endedAt: new Date('2026-01-01T00:00:00Z'), statedOn: new Date('2025-01-01') }
    await ctx.prisma.replacement.create({ data: { modelId: id, reference: 'gone-1', ...ended } })
    await ctx.prisma.replacement.create({
      data: { modelId: id, reference: 'next-1', statedOn: new Date('2026-01-01') },
    })
    const found = await findModel(stewardWith('model.read'), slug)
    expect(found).toMatchObject({
      id,
      retiresOn: '2026-01-05',
      steward: { id: who.id, name: 'Ada' },
      dateClaims: [
        { kind: 'released', date: '2024-03-04', accessedOn: null },
        { kind: 'retires', date: '2026-01-05', accessedOn: '2026-01-06' },
      ],
      availability: [{ startsOn: null }, { startsOn: '2025-01-01' }],
      replacements: [
        { reference: 'next-1', successor: { slug: next.slug, displayName: 'Next', stage: 'active' } },
        { reference: 'gone-1', successor: null, endedAt: '2026-01-01T00:00:00.000Z' },
      ],
    })
    expect(await findModel(stewardWith('model.read'), id)).toEqual(found)
  })

  test('that is not there is null, whatever is asked for', async () => {
    for (const name of ['none', '', randomUUID(), '%', 'a"; drop table "Model"']) {
      expect(await findModel(stewardWith('model.read'), name)).toBeNull()
    }
  })
})

describe('the moves that rows carry', () => {
  const due = {
    stage: 'deprecated',
    deprecatedOn: new Date('2025-06-30'),
    retiresOn: new Date('2026-01-05'),
  } as const

  async function rowsFor(role: 'steward' | 'auditor') {
    const context = contextOf({ database: ctx.database, actor: actorWith(role) }, 'model.read')
    const page = await listMovableModels(context, parseList(modelList, { sort: 'name' }))
    return page.rows.map((row) => [row.displayName, row.moves.offered.map(({ move }) => move)])
  }

  test('are those of the rule, for this actor and this day', async () => {
    const { id } = await makeModel(ctx.prisma, { displayName: 'a', ...due })
    await settleChecklist(ctx.database, id)
    await makeModel(ctx.prisma, { displayName: 'b', ...due, isRetirementTentative: true })
    await makeModel(ctx.prisma, { displayName: 'c', stage: 'active' })
    await makeModel(ctx.prisma, { displayName: 'd', ...due })
    expect(await rowsFor('steward')).toEqual([
      ['a', ['retire', 'reprieve']],
      ['b', ['reprieve']],
      ['c', ['markLegacy']],
      ['d', ['reprieve']],
    ])
    expect(await rowsFor('auditor')).toEqual([
      ['a', []],
      ['b', []],
      ['c', []],
      ['d', []],
    ])
  })

  test('of some models are told one by one, with the reason of those that cannot', async () => {
    const one = await makeModel(ctx.prisma, { displayName: 'a', ...due })
    const other = await makeModel(ctx.prisma, { displayName: 'b', stage: 'active' })
    await makeModel(ctx.prisma, { displayName: 'c', ...due })
    const version = await settleChecklist(ctx.database, one.id)
    const verdicts = await listModelVerdicts(stewardWith('model.read'), 'retire', [other.id, one.id, randomUUID()])
    expect(verdicts).toMatchObject([
      { id: one.id, version, verdict: { ok: true, to: ['retired'] } },
      { id: other.id, verdict: { ok: false, code: 'moveNotOffered', values: { stage: 'active' } } },
    ])
  })
})
