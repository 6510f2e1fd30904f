import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Permission } from '@/lib/auth/permissions'
import { parseList } from '@/lib/list-params'
import { listModelVerdicts, listMovableModels } from '@/lib/model-moves/queries'
import { settleChecklist } from '@/prisma/checklist-steps'
import { actorWith, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createModel } from './commands'
import { findModel, listModels } from './queries'
import { createModelInput, modelList } from './schema'

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
