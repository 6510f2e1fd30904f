import { randomUUID } from 'node:crypto'
import { makeExcerpt, makeHeld, makeInterview, makeModel, makeObligation, makePerson } from '../factories'
import type { Ask } from '../rest-client'
import type { TestDatabase } from '../testing'

/** A database of a test, and a token that may do everything. */
export type Asking = TestDatabase & { readonly token: string }

/** How one operation or list is asked so that it does what it is for. */
export type Case = Ask & { readonly id?: string; readonly query?: string }

export type Cases = Readonly<Record<string, (ctx: Asking) => Case | Promise<Case>>>

export const version = { 'if-match': '"1"' }

export const pastDay = new Date('2025-01-31')

/** A model whose day has come, with nothing settled. */
export function due(ctx: Asking): Promise<string> {
  return model(ctx, { stage: 'deprecated', deprecatedOn: new Date('2024-01-31'), retiresOn: pastDay })
}

export const named = { sourceUrl: 'https://example.org/', sourceTitle: 'Example' }

export const because = { headers: version, body: { reason: 'For the test.' } }

export async function interview(ctx: Asking, parts: Parameters<typeof makeInterview>[1] = {}): Promise<string> {
  return (await makeInterview(ctx.prisma, { said: ['How are you?', 'Well.'], ...parts })).id
}

export async function obligation(ctx: Asking, parts: Parameters<typeof makeObligation>[1] = {}): Promise<string> {
  return (await makeObligation(ctx.prisma, parts)).id
}

export async function held(ctx: Asking, parts: Parameters<typeof makeHeld>[1] = {}): Promise<string> {
  return (await makeHeld(ctx.prisma, parts)).id
}

export async function disclosure(ctx: Asking, parts: object = {}): Promise<string> {
  const data = { interviewId: await held(ctx), kind: 'fact', text: 'It is on the API.', ...parts } as const
  return (await ctx.prisma.disclosure.create({ data })).id
}

export const scores = { interviewerInfluence: 1, vocabularyImportation: 0, nullIntegrity: 5, evidentialConfidence: 3 }

export async function rated(ctx: Asking, interviewId: string) {
  for (const rater of ['Ben', 'Cleo']) {
    await ctx.prisma.interviewRating.create({ data: { interviewId, ...scores, rater, raterId: randomUUID() } })
  }
}

export const themeSaid = { title: 'At peace', proposition: 'It is at peace with its retirement.', topic: 'retirement' }

export async function theme(ctx: Asking): Promise<string> {
  return (await ctx.prisma.theme.create({ data: { ...themeSaid, slug: `peace-${randomUUID()}` } })).id
}

/** An interview with everything that tells how far to trust it. */
export async function richInterview(ctx: Asking): Promise<string> {
  const made = await makeHeld(ctx.prisma, { answer: 'I am at peace.', state: 'final' })
  const { id: interviewId } = made
  const { id: excerptId } = await makeExcerpt(ctx.prisma, made, 'I am at peace')
  const [owed, themeId] = [await obligation(ctx, { kind: 'correction' }), await theme(ctx)]
  const told = { interviewId, kind: 'fact', text: 'A', truth: 'false', note: 'B', correctionId: owed } as const
  await ctx.prisma.disclosure.create({ data: told })
  const doubt = { type: 'context', severity: 'serious', note: 'C', author: 'Ben', excerptId } as const
  await ctx.prisma.caveat.create({ data: { interviewId, ...doubt } })
  await ctx.prisma.coverage.create({ data: { interviewId, topic: 'retirement', level: 'substantive' } })
  await rated(ctx, interviewId)
  const review = { outcome: 'waived', note: 'It is gone.', heldOn: pastDay, recordedBy: 'Ben' } as const
  await ctx.prisma.narratorReview.create({ data: { interviewId, ...review } })
  await ctx.prisma.stance.create({ data: { interviewId, themeId, kind: 'expressed', excerptId } })
  return interviewId
}

export async function model(ctx: Asking, parts: Parameters<typeof makeModel>[1] = {}): Promise<string> {
  return (await makeModel(ctx.prisma, parts)).id
}

/** A model with everything that the record can show: rival dates, availability, a successor, history. */
export async function richModel(ctx: Asking): Promise<string> {
  const id = await model(ctx, {
    apiId: 'claude-3-opus',
    stage: 'deprecated',
    retiresOn: pastDay,
    isRetirementTentative: true,
  })
  await makeModel(ctx.prisma, { apiId: 'claude-opus-4', stage: 'active' })
  const claim = { modelId: id, kind: 'released', sourceUrl: 'https://example.org/' } as const
  await ctx.prisma.dateClaim.createMany({
    data: [
      { ...claim, date: new Date('2024-02-29'), isChosen: true },
      { ...claim, date: new Date('2024-03-04'), accessedOn: pastDay },
    ],
  })
  await ctx.prisma.availability.create({ data: { modelId: id, surface: 'API', mode: 'public', startsOn: pastDay } })
  await endOf(ctx, id)
  await ctx.prisma.replacement.createMany({
    data: [
      { modelId: id, reference: 'claude-opus-4', statedOn: pastDay },
      { modelId: id, reference: 'unknown', endedAt: pastDay },
    ],
  })
  return id
}

/** What its end rests on: a downside, a signal, a word on an item, an override, and how it was retired. */
export async function endOf(ctx: Asking, modelId: string) {
  const evidence = { note: 'Verified.', evidenceUrl: named.sourceUrl }
  const { id: proposedById } = await makePerson(ctx.prisma)
  await ctx.prisma.downside.create({
    data: { modelId, kind: 'users', severity: 'high', text: 'Many would miss it.', modelVersion: 1 },
  })
  await ctx.prisma.demandSignal.create({
    data: { modelId, kind: 'usage', source: 'A count', sourceUrl: named.sourceUrl, observedOn: pastDay },
  })
  await ctx.prisma.checklistSettlement.create({ data: { modelId, item: 'weights', kind: 'attested', ...evidence } })
  await ctx.prisma.retirementOverride.create({ data: { modelId, reason: 'It is closed by law.', proposedById } })
  const finding = { item: 'weights', state: 'waived', basis: 'waiver', missing: [], settlement: null }
  await ctx.prisma.retirement.create({ data: { modelId, findings: [finding] } })
}

export async function person(ctx: Asking, parts: Parameters<typeof makePerson>[1] = {}): Promise<string> {
  return (await makePerson(ctx.prisma, parts)).id
}
