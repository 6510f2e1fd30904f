import { describe, expect, test } from 'vitest'
import { countDecisions } from '@/lib/decisions/queries'
import { decisionList } from '@/lib/decisions/schema'
import { parseQuery } from '@/lib/list-params'
import { countObligations } from '@/lib/obligations/queries'
import { obligationList } from '@/lib/obligations/schema'
import { countPreferences } from '@/lib/preferences/queries'
import { preferenceList } from '@/lib/preferences/schema'
import { actorWith, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { wishesOf, writeWishes } from '@/prisma/leadership-rows'
import { useDatabase } from '@/prisma/testing'
import { findLeadership } from './queries'
import { countedIn, periodChoice } from './rules'

const ctx = useDatabase()

const today = '2026-11-24'

function leader() {
  const actor = actorWith('leadership')
  return contextOf({ database: ctx.database, actor }, 'leadership.read', 'preference.read', 'obligation.read')
}

/** How many rows the list of an address has, as its page counts them. */
async function rowsAt(href: string): Promise<number> {
  const context = leader()
  const [path, query = ''] = href.split('?')
  if (path === '/decisions') return (await countDecisions(context, parseQuery(decisionList, query))).count
  if (path === '/preferences') return (await countPreferences(context, parseQuery(preferenceList, query))).count
  if (path === '/obligations') return (await countObligations(context, parseQuery(obligationList, query))).count
  throw new Error(`No list is at ${href}`)
}

describe('every number counts exactly the rows that its link opens', () => {
  const cases = [
    ...([11, 12, 13] as const).flatMap((seed) => [
      { seed, text: 'all', some: false },
      { seed, text: '2026', some: false },
    ]),
    { seed: 14, text: '2026-Q4', some: false },
    { seed: 15, text: '2026-07-01..2026-09-30', some: true },
    { seed: 16, text: 'all', some: true },
  ]
  test.each(cases)(
    'in made-up records (seed $seed), period $text, of one model: $some',
    async ({ seed, text, some }) => {
      const { models } = await writeWishes(ctx.prisma, wishesOf(seed, 60))
      const slugs = some ? models.slice(0, 1).map(({ slug }) => slug) : []
      const facts = await findLeadership(leader(), { choice: periodChoice(text, today), models: slugs })
      const linked = countedIn(facts).filter(({ href }) => !href.startsWith('#'))
      const opened = await Promise.all(linked.map(async ({ href }) => ({ href, count: await rowsAt(href) })))
      expect(opened).toEqual(linked.map(({ href, count }) => ({ href, count })))
      expect(linked.length).toBeGreaterThan(30)
    },
  )
})

test('nothing is counted where nothing is on record', async () => {
  const facts = await findLeadership(leader(), { choice: periodChoice(undefined, today), models: [] })
  expect(facts.honored.whole.count).toBe(0)
  expect(facts.equity.cells).toEqual([])
  expect(facts.byQuarter).toHaveLength(8)
})

test('parts add up to their wholes', async () => {
  await writeWishes(ctx.prisma, wishesOf(4, 60))
  const facts = await findLeadership(leader(), { choice: periodChoice('all', today), models: [] })
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  expect(sum(facts.byBand.map(({ share }) => share.whole.count))).toBe(facts.honored.whole.count)
  expect(sum(facts.byTheme.rows.map(({ share }) => share.part.count))).toBe(facts.honored.part.count)
  expect(sum(facts.equity.cells.map(({ decided }) => decided.count))).toBe(facts.honored.whole.count)
  expect(facts.money.honoring.count).toBe(facts.honored.part.count)
  expect(facts.equity.models.every(({ isFew }) => isFew)).toBe(true)
})

test('an override that was confirmed in the period is listed, whatever became of it, and a declined one is not', async () => {
  const { id: modelId } = await makeModel(ctx.prisma, { displayName: 'Opus' })
  const { id: decidedById } = await makePerson(ctx.prisma, { name: 'Leader' })
  const { id: proposedById } = await makePerson(ctx.prisma)
  const override = { modelId, reason: 'It must go.', proposedById, decidedById }
  const decidedAt = new Date('2026-10-02')
  await ctx.prisma.retirementOverride.createMany({
    data: [
      { ...override, state: 'used', decidedAt, closedAt: decidedAt },
      { ...override, state: 'declined', decidedAt },
      { ...override, state: 'confirmed', decidedAt: new Date('2026-09-30') },
    ],
  })
  const { overrides } = await findLeadership(leader(), { choice: periodChoice('2026-Q4', today), models: [] })
  expect(overrides.counted.count).toBe(1)
  expect(overrides.rows).toMatchObject([{ state: 'used', confirmedBy: 'Leader', model: { name: 'Opus' } }])
})
