import { makeHonored } from '../factories'
import { type Asking, type Cases, named, version } from './rows'

/** What becomes of a decision to honor a preference. */
export const outcomesCases: Cases = {
  'fidelityRating.record': async (ctx) => ({
    id: await honoring(ctx),
    headers: version,
    body: { fidelity: 'equivalent', reason: 'Another page, with the same use.' },
  }),
  'actualCost.record': async (ctx) => ({
    id: await honoring(ctx),
    headers: version,
    body: { kind: 'monthlyMoney', amount: '12.50', months: 3, spentOn: '2026-01-05', sourceUrl: named.sourceUrl },
  }),
  'actualCost.takeBack': async (ctx) => {
    const cost = { kind: 'oneOffDays', amount: 150n, minor: 120_000n, currency: 'USD', recordedBy: 'Ben' } as const
    const data = { decisionId: await honoring(ctx), ...cost, spentOn: new Date('2026-01-05') }
    const { id } = await ctx.prisma.actualCost.create({ data })
    return { id, headers: version, body: { reason: 'It was counted twice.' } }
  },
  'acknowledgement.record': async (ctx) => ({
    id: await honoring(ctx),
    headers: version,
    body: { told: 'It has a page of its own.', toldOn: '2026-01-05', answer: ' Thank you. \n' },
  }),
}

async function honoring(ctx: Asking): Promise<string> {
  return (await makeHonored(ctx.prisma)).id
}
