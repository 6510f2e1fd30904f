import { expect, test } from 'vitest'
import type { EstimateBasis } from '@/lib/assessments/schema'
import { actorWith, contextOf, makeAssessment, makeDecision, makePreference, testNow } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { listEstimateErrors } from './queries'

const ctx = useDatabase()

/** A decision that honored an option of 100 dollars, with what was spent on it. */
async function honored(
  spent: readonly bigint[],
  parts: { state?: 'fulfilled' | 'fulfilling'; basis?: EstimateBasis } = {},
) {
  const preference = await makePreference(ctx.prisma, { state: parts.state ?? 'fulfilled' })
  const { id, assessorId, options } = await makeAssessment(ctx.prisma, { preferenceId: preference.id, state: 'draft' })
  await ctx.prisma.assessmentOption.updateMany({ where: { assessmentId: id }, data: { basis: parts.basis ?? 'guess' } })
  const issued = { state: 'issued', issuedAt: testNow, isCurrent: true, currency: 'USD' } as const
  const optionId = options[0]?.id ?? null
  const decision = await makeDecision(ctx.prisma, { preference, ...issued, optionId, expectedMinor: 10_000n })
  const cost = { decisionId: decision.id, kind: 'oneOffMoney', currency: 'USD', spentOn: testNow } as const
  for (const minor of spent) {
    await ctx.prisma.actualCost.create({ data: { ...cost, amount: minor, minor, recordedBy: 'Test person' } })
  }
  return assessorId
}

test('what was spent is held against what was expected, by assessor and by basis', async () => {
  const assessorId = await honored([12_000n, 3000n])
  await honored([8000n], { basis: 'quote' })
  await honored([])
  await honored([50_000n], { state: 'fulfilling' })
  const context = contextOf({ database: ctx.database, actor: actorWith('auditor') }, 'preference.read')
  const { goingOn, byBasis, byAssessor } = await listEstimateErrors(context)
  expect(goingOn).toBe(1)
  expect(byBasis).toEqual([
    { key: 'guess', count: 1, ratio: 1500n, median: 500n },
    { key: 'quote', count: 1, ratio: 800n, median: -200n },
  ])
  expect(byAssessor[0]).toMatchObject({ key: assessorId, name: 'Test assessor', ratio: 1500n })
})
