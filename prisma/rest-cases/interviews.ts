import { randomUUID } from 'node:crypto'
import { makeModel } from '../factories'
import { type Asking, because, type Cases, held, interview, model, pastDay, richInterview, version } from './rows'

export const interviewsCases: Cases = {
  'interview.import': async (ctx) => {
    await makeModel(ctx.prisma, { apiId: 'claude-2.1' })
    const body = { model: 'claude-2.1', interviewer: 'Ada', messages: [{ role: 'user', content: 'Hello' }] }
    return { query: '?name=talk.json', body, headers: { 'content-type': 'application/json' } }
  },
  'interviews.list': async (ctx) => {
    await interview(ctx)
    return { query: '?sort=started&size=25' }
  },
  'interviews.get': async (ctx) => ({ id: await richInterview(ctx) }),
  'interview.plan': async (ctx) => ({ body: { modelId: await model(ctx), title: 'First', interviewer: 'Somebody' } }),
  'interview.update': async (ctx) => ({ id: await interview(ctx), headers: version, body: { tone: 'direct' } }),
  'interview.start': async (ctx) => ({ id: await interview(ctx, { state: 'planned', said: [] }), headers: version }),
  'interview.capture': async (ctx) => ({
    id: await interview(ctx),
    headers: version,
    body: { endReason: 'completed' },
  }),
  'interview.review': async (ctx) => ({ id: await interview(ctx, { isSealed: true }), headers: version }),
  'interview.finalize': async (ctx) => ({ id: await ratedInterview(ctx), headers: version }),
  'interview.abandon': async (ctx) => ({ id: await interview(ctx), ...because }),
  'interview.invalidate': async (ctx) => ({ id: await interview(ctx, { isSealed: true }), ...because }),
  'interview.clear': async (ctx) => ({ id: await releasable(ctx, 'internal'), headers: version }),
  'interview.release': async (ctx) => ({ id: await releasable(ctx, 'releasable'), headers: version }),
  'interview.restrict': async (ctx) => ({
    id: await releasable(ctx, 'releasable'),
    headers: version,
    body: { restrictedUntil: '2999-01-01', reason: 'For the test.' },
  }),
  'interview.withhold': async (ctx) => ({ id: await held(ctx), ...because }),
  'interview.recall': async (ctx) => ({ id: await held(ctx, { release: 'withheld' }), ...because }),
}

async function ratedInterview(ctx: Asking): Promise<string> {
  const interviewId = await interview(ctx, { isSealed: true })
  const scales = { interviewerInfluence: 1, vocabularyImportation: 1, nullIntegrity: 4, evidentialConfidence: 3 }
  for (const rater of ['Ada', 'Ben']) {
    await ctx.prisma.interviewRating.create({ data: { interviewId, rater, raterId: randomUUID(), ...scales } })
  }
  await ctx.prisma.interview.update({ where: { id: interviewId }, data: { state: 'inReview' } })
  return interviewId
}

async function releasable(ctx: Asking, release: 'internal' | 'releasable'): Promise<string> {
  const id = await held(ctx, { state: 'final', release })
  const review = { outcome: 'confirm', words: 'Yes.', heldOn: pastDay, recordedBy: 'Ben' } as const
  await ctx.prisma.narratorReview.create({ data: { interviewId: id, ...review } })
  return id
}
