import { settleChecklist } from '../checklist-steps'
import { makeModel } from '../factories'
import { type Asking, type Cases, due, model, named, pastDay, richModel, version } from './rows'

export const modelsCases: Cases = {
  'models.list': async (ctx) => {
    await makeModel(ctx.prisma, { stage: 'active', releasedOn: pastDay })
    return { query: '?sort=-name&size=25&stage=active' }
  },
  'models.get': async (ctx) => ({ id: await richModel(ctx) }),
  'model.create': () => ({ body: { provider: 'anthropic', displayName: 'Claude 2', family: 'Claude 2' } }),
  'model.update': async (ctx) => ({ id: await model(ctx), headers: version, body: { family: 'another' } }),
  'model.correct': async (ctx) => ({
    id: await model(ctx),
    headers: version,
    body: { apiId: 'claude-2', reason: 'It was mistyped.' },
  }),
  'model.recordStage': async (ctx) => ({ id: await model(ctx), ...move('active') }),
  'model.markLegacy': async (ctx) => ({ id: await model(ctx, { stage: 'active' }), ...move('legacy') }),
  'model.deprecate': async (ctx) => ({
    id: await model(ctx, { stage: 'active', deprecatedOn: pastDay }),
    ...move('deprecated'),
  }),
  'model.retire': async (ctx) => {
    const id = await due(ctx)
    const settled = await settleChecklist(ctx.database, id)
    return { id, ...move('retired'), headers: { 'if-match': `"${settled}"` } }
  },
  'model.reprieve': async (ctx) => ({
    id: await model(ctx, { stage: 'deprecated' }),
    headers: version,
    body: { to: 'legacy', reason: 'For the test.', sourceUrl: 'https://example.org/' },
  }),
  'model.import': () => ({ query: '?dryRun=true', body: csv, headers: { 'content-type': 'text/csv' } }),
  'date.add': async (ctx) => ({
    headers: version,
    body: { modelId: await model(ctx), kind: 'released', date: '2024-02-29', sourceUrl: 'https://example.org/' },
  }),
  'date.choose': async (ctx) => {
    const modelId = await richModel(ctx)
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { modelId, isChosen: false } })
    return { headers: version, body: { modelId, claimId: claim.id, reason: 'It is the newer page.' } }
  },
  'date.withdraw': async (ctx) => {
    const modelId = await richModel(ctx)
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { modelId, isChosen: true } })
    return { headers: version, body: { modelId, claimId: claim.id, reason: 'It was a slip of the pen.' } }
  },
  'availability.open': async (ctx) => ({
    headers: version,
    body: { modelId: await model(ctx), ...windowOf('public') },
  }),
  'availability.update': async (ctx) => ({ id: await window(ctx), headers: version, body: windowOf('paid') }),
  'availability.end': async (ctx) => ({
    id: await window(ctx),
    headers: version,
    body: { endsOn: '2025-03-01', reason: 'For the test.' },
  }),
  'replacement.name': async (ctx) => ({
    headers: version,
    body: { modelId: await model(ctx), references: ['claude-opus-4'], statedOn: '2025-01-31', ...named },
  }),
}

const csv = new TextEncoder().encode('provider,display_name,source_url\nanthropic,Claude 2,https://example.org/\n')

const move = (to: string) => ({ body: { to, reason: 'For the test.' }, headers: version })

function windowOf(mode: string) {
  return {
    surface: 'API',
    mode,
    startsOn: '2025-01-31',
    costPerMonth: '1250.50',
    currency: 'USD',
    reason: 'For the test.',
  }
}

async function window(ctx: Asking): Promise<string> {
  const data = { modelId: await model(ctx), surface: 'API', mode: 'public', startsOn: pastDay } as const
  return (await ctx.prisma.availability.create({ data })).id
}
