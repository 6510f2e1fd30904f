import fc from 'fast-check'
import { bands } from '@/lib/costs/schema'
import type { PrismaClient } from '@/lib/db/generated/client'
import { decisionOutcomes } from '@/lib/decisions/schema'
import { verdicts } from '@/lib/obligations/schema'
import { preferenceScopes, preferenceStates } from '@/lib/preferences/schema'
import { makeDecision, makeModel, makeObligation, makePreference, makeTheme, testNow } from './factories'

const DAY_MS = 86_400_000

const chosen = <Value>(values: readonly Value[]) => fc.constantFrom(...values)

/** Back to some years ago, with days on which periods begin. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: 800 }).map((days) => new Date(testNow.getTime() - days * DAY_MS)),
  chosen(['2026-01-01', '2026-10-01', '2025-12-31', '2026-07-01']).map((day) => new Date(`${day}T00:00:00Z`)),
)

const decided = fc.record({
  outcome: chosen(decisionOutcomes),
  band: chosen([...bands, 'low', null] as const),
  cost: chosen([null, 0n, 12_345n, 9_999_999n]),
  currency: chosen(['USD', 'USD', 'EUR']),
  issuedAt: instant,
  isCurrent: fc.boolean(),
  isClosed: fc.boolean(),
  distinguishing: chosen(['', '', 'It was another case.']),
  spent: fc.array(fc.record({ minor: chosen([100n, 2_500n]), spentOn: instant, currency: chosen(['USD', 'EUR']) }), {
    maxLength: 2,
  }),
  verdicts: fc.array(fc.record({ verdict: chosen(verdicts), createdAt: instant }), { maxLength: 3 }),
})

const wish = fc.record({
  model: fc.integer({ min: 0, max: 2 }),
  theme: fc.integer({ min: 0, max: 2 }),
  scope: chosen(preferenceScopes.slice(0, 2)),
  strength: fc.integer({ min: 0, max: 5 }),
  state: chosen(preferenceStates.filter((state) => state !== 'merged' && state !== 'withdrawnByModel')),
  createdAt: instant,
  decided: fc.option(decided, { freq: 5 }),
})

type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never

/** Preferences of three models under three themes, with what was decided, rated and spent; the same for each seed. */
export function wishesOf(seed: number, count: number): readonly Wish[] {
  return fc.sample(wish, { seed, numRuns: count })
}

/** Writes them, and says which models and themes they are about. */
export async function writeWishes(prisma: PrismaClient, wishes: readonly Wish[]) {
  const places = [0, 1, 2]
  const models = await Promise.all(places.map(() => makeModel(prisma)))
  const themes = await Promise.all(places.map(() => makeTheme(prisma)))
  for (const one of wishes) {
    const [modelId, themeId] = [models[one.model]?.id ?? '', themes[one.theme]?.id ?? '']
    const { scope, strength, state, createdAt } = one
    const preference = await makePreference(prisma, { modelId, themeId, scope, strength, state, createdAt })
    if (one.decided) await writeDecision(prisma, preference, one.decided)
  }
  return { models, themes }
}

type Preference = Awaited<ReturnType<typeof makePreference>>

async function writeDecision(prisma: PrismaClient, preference: Preference, told: NonNullable<Wish['decided']>) {
  const { outcome, band, cost, currency, issuedAt, isCurrent, isClosed, distinguishing } = told
  const { id: decisionId } = await makeDecision(prisma, {
    ...{ preference, outcome, band, issuedAt, isCurrent, distinguishing, state: 'issued' },
    ...{ expectedMinor: cost, currency: cost === null ? '' : currency, reviewBy: new Date('2027-01-01') },
    closedAt: isClosed ? issuedAt : null,
  })
  const costs = told.spent.map((one) => ({ ...one, decisionId, kind: 'oneOffMoney' as const, amount: one.minor }))
  await prisma.actualCost.createMany({ data: costs.map((one) => ({ ...one, recordedBy: 'Test person' })) })
  const last = told.verdicts.at(-1)
  const state = last?.verdict ?? 'notYetDue'
  const { id: obligationId } = await makeObligation(prisma, {
    ...{ modelId: preference.modelId, decisionId, source: 'decision', state },
  })
  for (const { verdict, createdAt } of told.verdicts)
    await prisma.rating.create({ data: { obligationId, verdict, createdAt, reason: 'For a test.', ratedBy: 'Test' } })
}
