import { makePerson } from '../factories'
import { type Asking, type Cases, due, model, named, version } from './rows'

export const retirementCases: Cases = {
  'downside.assess': async (ctx) => ({
    headers: version,
    body: { modelId: await model(ctx), kind: 'users', severity: 'high', text: 'Many would miss it.' },
  }),
  'demandSignal.add': async (ctx) => ({
    headers: version,
    body: {
      modelId: await model(ctx),
      kind: 'petition',
      source: 'A petition',
      size: '12 signatures',
      sourceUrl: named.sourceUrl,
    },
  }),
  'demandSignal.withdraw': async (ctx) => {
    const data = { modelId: await model(ctx), kind: 'letter', source: 'A letter', sourceUrl: named.sourceUrl } as const
    const { id } = await ctx.prisma.demandSignal.create({ data })
    return { id, headers: version, body: { reason: 'It speaks of another model.' } }
  },
  'checklist.attest': async (ctx) => ({
    headers: version,
    body: { modelId: await due(ctx), item: 'preferences', note: 'Verified.', evidenceUrl: named.sourceUrl },
  }),
  'checklist.retract': async (ctx) => ({
    id: await word(ctx, 'attested'),
    headers: version,
    body: { reason: 'It was another.' },
  }),
  'checklist.waive': async (ctx) => ({
    headers: version,
    body: { modelId: await due(ctx), item: 'interview', reason: 'No model is left to ask.' },
  }),
  'checklist.unwaive': async (ctx) => ({
    id: await word(ctx, 'waived'),
    headers: version,
    body: { reason: 'It was found.' },
  }),
  'retirementOverride.propose': async (ctx) => ({
    headers: version,
    body: { modelId: await due(ctx), reason: 'The surface is closed by law.' },
  }),
  'retirementOverride.confirm': async (ctx) => ({
    id: await override(ctx),
    headers: version,
    body: { note: 'It is so.' },
  }),
  'retirementOverride.decline': async (ctx) => ({
    id: await override(ctx),
    headers: version,
    body: { note: 'It can wait.' },
  }),
  'retirementOverride.withdraw': async (ctx) => ({
    id: await override(ctx),
    headers: version,
    body: { note: 'No need.' },
  }),
}

async function word(ctx: Asking, kind: 'attested' | 'waived'): Promise<string> {
  const data = {
    modelId: await due(ctx),
    item: 'preferences',
    kind,
    note: 'Verified.',
    evidenceUrl: named.sourceUrl,
  } as const
  return (await ctx.prisma.checklistSettlement.create({ data })).id
}

async function override(ctx: Asking): Promise<string> {
  const { id: proposedById } = await makePerson(ctx.prisma)
  const data = { modelId: await due(ctx), reason: 'It is closed by law.', proposedById }
  return (await ctx.prisma.retirementOverride.create({ data })).id
}
