import { makeArtifact, makeCopy } from '../factories'
import { type Asking, type Cases, model, pastDay, version } from './rows'

export const preservationCases: Cases = {
  'preservation.list': async (ctx) => {
    await copy(ctx)
    return { query: '?sort=-bytes&level=0' }
  },
  'preservation.get': async (ctx) => ({ id: (await checkedCopy(ctx)).modelId }),
  'artifact.add': async (ctx) => ({
    headers: version,
    body: { modelId: await model(ctx), kind: 'weights', label: 'Weights', sha256: digest, bytes: 1024 },
  }),
  'artifact.withdraw': async (ctx) => ({
    id: (await artifact(ctx)).id,
    headers: version,
    body: { reason: 'A mistake.' },
  }),
  'copy.add': async (ctx) => ({
    headers: version,
    body: {
      ...{ artifactId: (await artifact(ctx)).id, region: 'Frankfurt', disasterZone: 'Rhine valley', medium: 'tape' },
      ...{ custodian: 'Archive', costPerMonth: '10.50', currency: 'USD' },
    },
  }),
  'copy.end': async (ctx) => ({
    id: (await copy(ctx)).id,
    headers: version,
    body: { endedOn: '2025-01-31', reason: 'The building closed.' },
  }),
  'fixityCheck.record': async (ctx) => ({ body: { copyId: (await copy(ctx)).id, observed: digest } }),
  'drill.record': async (ctx) => ({
    body: {
      modelId: await model(ctx),
      heldOn: '2025-01-31',
      hardware: '8 × H100',
      result: 'passed',
      hoursToServe: 1.5,
    },
  }),
}

const digest = 'ab'.repeat(32)

function artifact(ctx: Asking) {
  return makeArtifact(ctx.prisma, { sha256: digest })
}

function copy(ctx: Asking) {
  return makeCopy(ctx.prisma, { artifact: { sha256: digest } })
}

/** A copy with everything that the record can show: a check that failed, a drill. */
async function checkedCopy(ctx: Asking) {
  const made = await copy(ctx)
  const found = { expected: digest, observed: 'cd'.repeat(32), result: 'failed', checkedAt: pastDay } as const
  await ctx.prisma.fixityCheck.create({ data: { copyId: made.id, ...found, reportedBy: 'Robot' } })
  const drill = { heldOn: pastDay, hardware: '8 × H100', configMatches: true, result: 'failed' } as const
  await ctx.prisma.restoreDrill.create({ data: { modelId: made.modelId, ...drill, reportedBy: 'Ada' } })
  return made
}
