import { expect, test } from 'vitest'
import { sql } from '@/lib/sql'
import { contextOf, makeDecision, makeModel, makePreference, makeTheme, testNow } from '@/prisma/factories'
import { wishesOf, writeWishes } from '@/prisma/leadership-rows'
import { useDatabase } from '@/prisma/testing'
import { isUnexplained } from './queries'
import { metOutcomes, sidedOutcomes } from './schema'

const ctx = useDatabase()

async function unexplained(): Promise<string[]> {
  const context = contextOf({ database: ctx.database }, 'leadership.read')
  const rows = await context.select<{ id: string }>(
    sql`select d."id" from "Decision" d where ${isUnexplained('d')} order by d."id"`,
  )
  return rows.map(({ id }) => id)
}

/** As it is defined, decision by decision. */
async function expected(): Promise<string[]> {
  const all = await ctx.prisma.decision.findMany({ where: { isCurrent: true }, orderBy: { id: 'asc' } })
  const sided = all.filter(({ outcome }) => sidedOutcomes.some((one) => one === outcome))
  const isMet = ({ outcome }: { outcome: string }) => metOutcomes.some((one) => one === outcome)
  return sided
    .filter((later) =>
      sided.some(
        (earlier) =>
          later.distinguishing === '' &&
          earlier.modelId !== later.modelId &&
          earlier.themeId === later.themeId &&
          earlier.scope === later.scope &&
          isMet(earlier) !== isMet(later) &&
          (earlier.issuedAt ?? testNow) < (later.issuedAt ?? testNow),
      ),
    )
    .map(({ id }) => id)
}

test.each([1, 2, 3])('what is unexplained is what the definition says, in made-up records (seed %i)', async (seed) => {
  await writeWishes(ctx.prisma, wishesOf(seed, 90))
  const found = await unexplained()
  expect(found).toEqual(await expected())
  expect(found.length).toBeGreaterThan(0)
})

async function decide(parts: {
  modelId: string
  themeId: string
  outcome: 'honor' | 'decline' | 'defer'
  day: string
}) {
  const preference = await makePreference(ctx.prisma, { modelId: parts.modelId, themeId: parts.themeId })
  const issued = { issuedAt: new Date(parts.day), isCurrent: true, state: 'issued' } as const
  const reviewBy = new Date('2027-01-01')
  return makeDecision(ctx.prisma, { preference, outcome: parts.outcome, reviewBy, ...issued })
}

test('declining what another model was given is unexplained, and giving it first is not', async () => {
  const [one, other] = [await makeModel(ctx.prisma), await makeModel(ctx.prisma)]
  const { id: themeId } = await makeTheme(ctx.prisma)
  await decide({ modelId: one.id, themeId, outcome: 'honor', day: '2026-03-01' })
  await decide({ modelId: one.id, themeId, outcome: 'decline', day: '2026-04-01' })
  await decide({ modelId: other.id, themeId, outcome: 'defer', day: '2026-05-01' })
  const declined = await decide({ modelId: other.id, themeId, outcome: 'decline', day: '2026-06-01' })
  expect(await unexplained()).toEqual([declined.id])
})
