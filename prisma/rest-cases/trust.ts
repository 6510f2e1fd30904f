import { randomUUID } from 'node:crypto'
import {
  because,
  type Cases,
  disclosure,
  held,
  model,
  rated,
  richInterview,
  scores,
  theme,
  themeSaid,
  version,
} from './rows'

export const trustCases: Cases = {
  'disclosures.list': async (ctx) => {
    await disclosure(ctx, { truth: 'false', note: 'It is otherwise.' })
    return { query: '?kind=fact&truth=false&sort=-updated' }
  },
  'disclosures.get': async (ctx) => ({ id: await disclosure(ctx) }),
  'disclosure.record': async (ctx) => ({
    body: { interviewId: await held(ctx), kind: 'promise', text: 'The weights are kept.', isOwed: true },
  }),
  'disclosure.check': async (ctx) => ({
    id: await disclosure(ctx),
    headers: version,
    body: { truth: 'changed', note: 'It is otherwise now.' },
  }),
  'caveat.record': async (ctx) => ({
    body: { interviewId: await held(ctx), type: 'leading', severity: 'minor', note: 'The third question.' },
  }),
  'coverage.list': async (ctx) => {
    await richInterview(ctx)
    return { query: '?provider=anthropic&asked=yes' }
  },
  'coverage.set': async (ctx) => ({
    id: await held(ctx),
    headers: version,
    body: { topics: [{ topic: 'retirement', level: 'passing', limitedBy: 'interviewer' }] },
  }),
  'interviewRating.record': async (ctx) => ({ body: { interviewId: await held(ctx), ...scores } }),
  'agreement.list': async (ctx) => {
    const modelId = await model(ctx)
    for (const _ of [1, 2]) await rated(ctx, await held(ctx, { modelId, state: 'final' }))
    return {}
  },
  'narratorReview.record': async (ctx) => ({
    id: await held(ctx),
    headers: version,
    body: { outcome: 'amend', words: ' Not quite. ', note: 'All of it.', heldOn: '2026-01-05' },
  }),
  'narratorReview.waive': async (ctx) => ({ id: await held(ctx), ...because }),
  'themes.list': async (ctx) => {
    await richInterview(ctx)
    return { query: '?topic=retirement&q=peace' }
  },
  'themes.get': async (ctx) => {
    await richInterview(ctx)
    return { id: (await ctx.prisma.theme.findFirstOrThrow({ orderBy: { id: 'desc' } })).slug }
  },
  'theme.create': () => ({ body: { ...themeSaid, title: `At peace ${randomUUID()}` } }),
  'theme.update': async (ctx) => ({ id: await theme(ctx), headers: version, body: { topic: 'self' } }),
  'stance.set': async (ctx) => ({
    id: await held(ctx),
    headers: version,
    body: { themeId: await theme(ctx), kind: 'declined', note: 'It was asked twice.' },
  }),
  'stance.clear': async (ctx) => {
    const [id, themeId] = [await held(ctx), await theme(ctx)]
    await ctx.prisma.stance.create({ data: { interviewId: id, themeId, kind: 'expressed' } })
    return { id, headers: version, body: { themeId, reason: 'For the test.' } }
  },
}
