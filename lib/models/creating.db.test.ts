import { describe, expect, test } from 'vitest'
import { listHistory } from '@/lib/audit/queries'
import type { Permission } from '@/lib/auth/permissions'
import { importModels } from '@/lib/imports/commands'
import { actorWith, contextOf, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createModel } from './commands'
import { findModel } from './queries'
import { createModelInput } from './schema'

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
