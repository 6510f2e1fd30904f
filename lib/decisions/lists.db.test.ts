import { expect, test } from 'vitest'
import { parseQuery } from '@/lib/list-params'
import { actorWith, contextOf, makeDecision, makePreference } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { countDecisions, listDecisions, listLikeDecisions } from './queries'
import { decisionList } from './schema'

const ctx = useDatabase()

test('the list is searched, filtered and counted, and a period that cannot be read matches nothing', async () => {
  const preference = await makePreference(ctx.prisma, { state: 'assessed' })
  const current = {
    state: 'issued',
    isCurrent: true,
    issuedAt: new Date('2026-06-30T23:59:59Z'),
    outcome: 'decline',
    band: 'low',
  } as const
  const { id } = await makeDecision(ctx.prisma, { preference, ...current })
  const like = await makePreference(ctx.prisma, { themeId: preference.themeId, state: 'fulfilling' })
  const given = { ...current, issuedAt: new Date('2026-07-01'), outcome: 'honor' } as const
  const { id: later } = await makeDecision(ctx.prisma, { preference: like, ...given })
  const spent = { kind: 'oneOffMoney', amount: 1n, minor: 1n, currency: 'USD', recordedBy: 'Ben' } as const
  await ctx.prisma.actualCost.create({ data: { decisionId: later, ...spent, spentOn: new Date('2026-09-30') } })
  const context = contextOf({ database: ctx.database, actor: actorWith('steward') }, 'preference.read')
  const listed = async (query: string) => {
    const params = parseQuery(decisionList, query)
    const ids = (await listDecisions(context, params)).rows.map((row) => row.id)
    expect((await countDecisions(context, params)).count).toBe(ids.length)
    return ids
  }
  expect(await listed('')).toEqual([later, id])
  expect(await listed('sort=strength')).toHaveLength(2)
  expect(await listed('issued=2026-Q2')).toEqual([id])
  expect(await listed('issued=2026-07')).toEqual([later])
  expect(await listed('issued=soon')).toEqual([])
  expect(await listed('spent=2026-Q3')).toEqual([later])
  expect(await listed('spent=2026-Q4')).toEqual([])
  expect(await listed('standing=exception')).toEqual([id])
  expect(await listed('standing=unexplained')).toEqual([later])
  expect(await listed('outcome=honor&band=low&q=place')).toEqual([later])
  expect((await listLikeDecisions(context, preference.id)).map((row) => row.id)).toEqual([later])
})
