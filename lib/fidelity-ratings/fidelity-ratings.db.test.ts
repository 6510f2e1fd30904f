import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { actorWith, callerOf, contextOf, makeHonored, makeObligation } from '@/prisma/factories'
import { asApplication, useDatabase } from '@/prisma/testing'
import { recordFidelity } from './commands'
import { fidelityRatingOperations } from './operations'
import { findFidelity } from './queries'
import { recordFidelityInput } from './schema'

const ctx = useDatabase()
const chief = actorWith('leadership')

function rate(id: string, version: number, parts: object = {}, actor: Actor = chief) {
  const input = recordFidelityInput.parse({ id, version, fidelity: 'equivalent', reason: 'Another page.', ...parts })
  return recordFidelity(contextOf({ database: ctx.database, actor }, 'fidelityRating.record'), input)
}

function found(id: string, actor: Actor = chief) {
  return findFidelity(contextOf({ database: ctx.database, actor }, 'preference.read'), id)
}

test('the first rating that finds nothing broken settles the preference; a later one holds and moves nothing', async () => {
  const { id, preferenceId } = await makeHonored(ctx.prisma)
  expect(await rate(id, 1)).toEqual({ ok: true, value: { id, version: 2 } })
  const preference = () => ctx.prisma.preference.findUniqueOrThrow({ where: { id: preferenceId } })
  expect(await preference()).toMatchObject({ state: 'fulfilled', version: 2 })
  expect(await rate(id, 2, { fidelity: 'substitute' })).toMatchObject({ ok: true })
  expect(await preference()).toMatchObject({ state: 'fulfilled', version: 2 })
  const ratings = [{ fidelity: 'substitute' }, { fidelity: 'equivalent', rater: chief.name }]
  expect(await found(id)).toMatchObject({ ratings, canRate: true, heldBack: null })
  const events = await ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } })
  expect(events.map(({ operation, recordType, recordVersion }) => [operation, recordType, recordVersion])).toEqual([
    ['fidelityRating.record', 'decision', 2],
    ['fidelityRating.record', 'preference', 2],
    ['fidelityRating.record', 'decision', 3],
  ])
  expect(JSON.parse(events[2]?.payload ?? '')).toMatchObject({
    ...{ reason: 'Another page.', changes: { fidelity: { before: 'equivalent', after: 'substitute' } } },
  })
})

test('where something that was owed is broken, the rating stands and the preference is still to be fulfilled', async () => {
  const { id, preferenceId, modelId } = await makeHonored(ctx.prisma)
  await makeObligation(ctx.prisma, { modelId, source: 'decision', decisionId: id, state: 'broken' })
  expect(await rate(id, 1, { fidelity: 'partial' })).toMatchObject({ ok: true })
  expect(await ctx.prisma.preference.findUnique({ where: { id: preferenceId } })).toMatchObject({ state: 'fulfilling' })
})

test('it is refused while something is not rated, and the reader is told which', async () => {
  const { id, modelId } = await makeHonored(ctx.prisma)
  const title = 'A letter'
  await makeObligation(ctx.prisma, { modelId, source: 'decision', decisionId: id, state: 'inTheWorks', title })
  const refusal = { code: 'fidelityTooEarly', values: { count: 1, titles: title } }
  expect(await rate(id, 1)).toMatchObject(refusal)
  expect(await found(id)).toMatchObject({ ratings: [], canRate: false, heldBack: refusal })
  expect(await ctx.prisma.decision.findUnique({ where: { id } })).toMatchObject({ version: 1 })
  expect(await ctx.prisma.auditEvent.count()).toBe(0)
})

test('neither the decider nor a doer rates; who may rate nothing is told nothing', async () => {
  const [decider, doer] = [actorWith('leadership'), actorWith('steward')]
  const { id } = await makeHonored(ctx.prisma, { deciderId: decider.id, doerIds: [doer.id] })
  expect(await rate(id, 1, {}, decider)).toMatchObject({ code: 'deciderNeverRates' })
  expect(await rate(id, 1, {}, doer)).toMatchObject({ code: 'doerNeverRates' })
  expect(await found(id, doer)).toMatchObject({ canRate: false, heldBack: { code: 'doerNeverRates' } })
  const auditor = actorWith('auditor')
  expect(await found(id, auditor)).toMatchObject({ canRate: false, heldBack: null })
  const caller = callerOf({ database: ctx.database, actor: auditor })
  const attempt = fidelityRatingOperations['fidelityRating.record'].execute(caller, 'fidelityRating.record', {})
  expect(await attempt).toMatchObject({ code: 'forbidden' })
})

test('ten at once: one is kept, and the others learn who was faster', async () => {
  const { id, preferenceId } = await makeHonored(ctx.prisma)
  const results = await Promise.all(Array.from({ length: 10 }, () => rate(id, 1, {}, actorWith('leadership'))))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  for (const result of results.filter(({ ok }) => !ok)) {
    expect(result).toMatchObject({ code: 'conflict', conflict: { recordType: 'decision', version: 2 } })
  }
  expect(await ctx.prisma.fidelityRating.count()).toBe(1)
  expect(await ctx.prisma.preference.findUnique({ where: { id: preferenceId } })).toMatchObject({ version: 2 })
})

test('no rating is changed or removed, not even past the application', async () => {
  const { id } = await makeHonored(ctx.prisma)
  await rate(id, 1)
  for (const statement of [`update "FidelityRating" set "fidelity" = 'identical'`, 'delete from "FidelityRating"']) {
    expect(await asApplication(ctx.database, statement)).toContain('never changed')
  }
})
