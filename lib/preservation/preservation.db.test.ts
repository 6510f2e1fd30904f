import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { makeModel, testNow } from '@/prisma/factories'
import { days, keepEverything, keepingOf, other } from '@/prisma/keeping'
import { useDatabase } from '@/prisma/testing'
import { findPreservation, listPreservation } from './queries'
import { preservationList } from './schema'

const ctx = useDatabase()
const { context, check, drill, record } = keepingOf(ctx)

describe('the level of a model', () => {
  test('rises to 4 with the drill, falls to 2 when the checks grow old, and follows the policy at once', async () => {
    const { id } = await makeModel(ctx.prisma)
    const [first] = await keepEverything(ctx, id)
    expect(await record(id)).toMatchObject({ level: 3, isStale: false, missing: [{ code: 'drill' }] })
    expect(await drill(id)).toMatchObject({ ok: true, value: { level: 4 } })
    expect(await record(id)).toMatchObject({ level: 4, missing: [], drills: [{ hoursToServe: 1.5, result: 'passed' }] })
    expect(await record(id, days(90))).toMatchObject({ level: 4, isStale: false })
    expect(await record(id, days(91))).toMatchObject({
      level: 2,
      isStale: true,
      missing: [{ code: 'schedule', number: 90 }],
    })
    await ctx.prisma.policy.create({ data: { version: 2, values: { fixityIntervalDays: 365 } } })
    expect(await record(id, days(91))).toMatchObject({ level: 4, isStale: false })
    await check(first ?? '', { observed: other }, days(1))
    expect(await record(id, days(1))).toMatchObject({ level: 1, missing: [{ code: 'failed', number: 1 }] })
  })

  test('rests on the newest drill by its day, not on the one that was written last', async () => {
    const { id } = await makeModel(ctx.prisma)
    await keepEverything(ctx, id)
    await drill(id)
    expect(await drill(id, { heldOn: '2026-11-01', result: 'failed', hoursToServe: '' })).toMatchObject({
      value: { level: 4 },
    })
    expect(await drill(id, { heldOn: '2026-11-21', result: 'failed', hoursToServe: '' })).toMatchObject({
      value: { level: 3 },
    })
  })

  test('a drill wants the hours when it passed, both halves of its cost, and a day that has come', async () => {
    const { id } = await makeModel(ctx.prisma)
    expect(await drill(id, { hoursToServe: '' })).toMatchObject({ fields: { hoursToServe: { code: 'required' } } })
    expect(await drill(id, { heldOn: '2026-11-25' })).toMatchObject({ fields: { heldOn: { code: 'inFuture' } } })
    expect(await drill(id, { cost: '10' })).toMatchObject({ fields: { currency: { code: 'required' } } })
    expect(await drill(id, { currency: 'USD' })).toMatchObject({ fields: { cost: { code: 'required' } } })
    expect(await drill(id, { cost: '1.234', currency: 'USD' })).toMatchObject({
      fields: { cost: { code: 'invalidAmount' } },
    })
    expect(await drill(randomUUID())).toMatchObject({ code: 'notFound' })
  })
})

describe('the overview', () => {
  const list = (search: Record<string, string> = {}, now: Date = testNow) =>
    listPreservation(context(now), parseList(preservationList, search))

  test('has every model from the start, and follows a new name', async () => {
    const { id } = await makeModel(ctx.prisma, { displayName: 'Before', slug: 'before' })
    await ctx.prisma.model.updateMany({ where: { id }, data: { displayName: 'After' } })
    const { rows } = await list()
    expect(rows).toMatchObject([{ id, slug: 'before', displayName: 'After', level: 0, copies: 0, bytes: '0' }])
    expect(rows[0]?.missing.map(({ kind }) => kind)).toEqual(['weights', 'config'])
    expect(await findPreservation(context(), 'before')).toMatchObject({ id })
    expect(await findPreservation(context(), 'nobody')).toBeNull()
  })

  test('narrows by level, provider, words and the state of checks, as the record tells them', async () => {
    const kept = await makeModel(ctx.prisma, { displayName: 'Kept', slug: 'kept' })
    const bare = await makeModel(ctx.prisma, { displayName: 'Bare', slug: 'bare', provider: 'openai' })
    const [first] = await keepEverything(ctx, kept.id)
    const names = async (search: Record<string, string>, now: Date = testNow) =>
      (await list(search, now)).rows.map(({ displayName }) => displayName)
    expect(await names({})).toEqual(['Bare', 'Kept'])
    expect(await names({ sort: '-bytes' })).toEqual(['Kept', 'Bare'])
    expect(await names({ sort: 'oldestCheck' })).toEqual(['Kept', 'Bare'])
    expect(await names({ provider: 'openai' })).toEqual(['Bare'])
    expect(await names({ q: 'kep' })).toEqual(['Kept'])
    expect([await names({ level: '0' }), await names({ level: '3,4' })]).toEqual([['Bare'], ['Kept']])
    expect([await names({ level: '2' }, days(91)), await names({ level: '3' }, days(91))]).toEqual([['Kept'], []])
    expect([await names({ checks: 'stale' }), await names({ checks: 'stale' }, days(91))]).toEqual([[], ['Kept']])
    await check(first ?? '', { observed: other })
    expect([await names({ checks: 'failed' }), await names({ level: '1' })]).toEqual([['Kept'], ['Kept']])
    expect(bare.id).not.toBe(kept.id)
  })

  test('is paged without a gap or a repetition, unknown checks last', async () => {
    for (let at = 0; at < 30; at++) {
      const { id } = await makeModel(ctx.prisma)
      const oldestCheckAt = at % 3 === 0 ? null : days(-at % 7)
      await ctx.prisma.preservation.update({ where: { modelId: id }, data: { oldestCheckAt, bytes: BigInt(at % 4) } })
    }
    for (const sort of ['name', 'provider', 'oldestCheck', '-oldestCheck', 'bytes', '-bytes']) {
      const first = await list({ sort, size: '25' })
      const rest = await list({ sort, size: '25', after: first.next ?? '' })
      const back = await list({ sort, size: '25', before: rest.previous ?? '' })
      expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(30)
      expect(back.rows).toEqual(first.rows)
      if (sort.endsWith('oldestCheck')) expect(rest.rows.at(-1)?.oldestCheckAt).toBeNull()
    }
  })
})
