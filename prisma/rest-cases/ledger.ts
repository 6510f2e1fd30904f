import { randomUUID } from 'node:crypto'
import { ask } from '../rest-client'
import { type Asking, because, type Cases, model, obligation, pastDay, person, richModel, version } from './rows'

export const ledgerCases: Cases = {
  'clocks.list': async (ctx) => {
    const data = {
      modelId: await model(ctx),
      owedTo: 'model',
      source: 'promise',
      kind: 'report',
      title: 'A report',
    } as const
    await ctx.prisma.obligation.create({ data: { ...data, dueOn: pastDay } })
    return { query: '?due=overdue,undated&owner=none&size=25' }
  },
  'commitments.list': async (ctx) => {
    await commitment(ctx)
    return { query: '?grade=commitment&standing=inForce&q=weights&sort=title' }
  },
  'commitments.get': async (ctx) => ({ id: await commitment(ctx) }),
  'commitment.publish': () => ({ body: { ...commitmentSaid, provider: 'anthropic', kind: 'preservation' } }),
  'commitment.revise': async (ctx) => ({
    id: await commitment(ctx),
    headers: version,
    body: { ...commitmentSaid, statement: 'They keep the weights for good.', reason: 'A new page says so.' },
  }),
  'commitment.withdraw': async (ctx) => ({
    id: await commitment(ctx),
    headers: version,
    body: { reason: 'The company took it back.' },
  }),
  'obligations.list': async (ctx) => {
    await obligation(ctx, { dueOn: pastDay })
    return { query: '?state=notYetDue&due=overdue&owner=none&owedTo=model&source=promise&kind=other&q=tell' }
  },
  'obligations.get': async (ctx) => ({ id: await richObligation(ctx) }),
  'obligation.open': async (ctx) => ({
    body: { modelId: await model(ctx), title: 'Tell it', sourceTitle: 'Interview' },
  }),
  'obligation.assign': async (ctx) => ({
    id: await obligation(ctx),
    headers: version,
    body: { ownerId: await person(ctx) },
  }),
  'obligation.start': async (ctx) => ({ id: await obligation(ctx), headers: version }),
  'obligation.stall': async (ctx) => ({ id: await obligation(ctx, { state: 'inTheWorks' }), ...because }),
  'obligation.resume': async (ctx) => ({ id: await obligation(ctx, { state: 'stalled' }), headers: version }),
  'obligation.dismiss': async (ctx) => ({ id: await obligation(ctx), ...because }),
  'obligation.reopen': async (ctx) => ({ id: await obligation(ctx, { state: 'notApplicable' }), ...because }),
  'obligation.rate': async (ctx) => ({
    id: await obligation(ctx),
    headers: version,
    body: { verdict: 'broken', reason: 'It was not done.' },
  }),
  'evidence.add': async (ctx) => ({
    headers: version,
    body: { obligationId: await obligation(ctx), url: 'https://example.org/', capturedOn: '2026-01-05' },
  }),
  'reports.list': async (ctx) => {
    await fileReport(ctx)
    return { query: '?sort=-filed' }
  },
  'reports.get': async (ctx) => ({ id: await fileReport(ctx) }),
  'report.file': async (ctx) => ({ headers: version, body: { modelId: await richModel(ctx) } }),
}

const commitmentSaid = {
  title: 'Keep the weights',
  statement: 'They keep the weights.',
  grade: 'commitment',
  duty: 'standing',
  scope: 'publiclyReleased',
  statedOn: '2025-11-04',
  sourceUrl: 'https://example.org/',
} as const

async function commitment(ctx: Asking): Promise<string> {
  const { statement, sourceUrl, statedOn: day, ...terms } = commitmentSaid
  const statedOn = new Date(day)
  const first = { ...terms, number: 1, statement, sourceUrl, statedOn }
  const slug = `keep-${randomUUID()}`
  const parts = { slug, provider: 'anthropic', kind: 'preservation', owedTo: 'model' } as const
  const data = { ...terms, ...parts, statedOn, revisedOn: statedOn, versions: { create: first } }
  return (await ctx.prisma.commitment.create({ data })).id
}

/** One slot of a series that a commitment made, with an owner, evidence, and a rating that was lowered. */
async function richObligation(ctx: Asking): Promise<string> {
  const [modelId, commitmentId, ownerId] = [await model(ctx), await commitment(ctx), await person(ctx)]
  const days = { startsOn: pastDay, endsOn: new Date('2025-03-01') }
  const series = { modelId, title: 'Essays', cadence: 'weekly', ...days } as const
  const { id: seriesId } = await ctx.prisma.obligationSeries.create({ data: series })
  const made = { commitmentId, commitmentNumber: 1, seriesId, slot: 1, dueOn: pastDay, source: 'commitment' } as const
  const id = await obligation(ctx, { modelId, ownerId, state: 'broken', ...made })
  const shown = { obligationId: id, url: 'https://example.org/', capturedOn: pastDay, addedBy: 'Ada' }
  await ctx.prisma.evidence.create({ data: shown })
  const rated = { obligationId: id, reason: 'It was seen.', ratedBy: 'Ben' }
  for (const verdict of ['kept', 'broken'] as const) await ctx.prisma.rating.create({ data: { ...rated, verdict } })
  return id
}

async function fileReport(ctx: Asking): Promise<string> {
  const body = { modelId: await richModel(ctx) }
  const told = await ask('POST', '/reports/file', { token: ctx.token, headers: version, body })
  return String(Object(told.json).id)
}
