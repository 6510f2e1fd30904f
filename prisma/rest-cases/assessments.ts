import { makeAssessment, makePreference } from '../factories'
import { type Asking, type Cases, version } from './rows'

const option = {
  ...{ kind: 'full', title: 'A page of its own', horizonMonths: 12, basis: 'analogous', reversibility: 'reversible' },
  costs: { oneOffMoney: { low: '100', likely: '120.50', high: '200' } },
  risks: { safety: 0, security: 1, legal: 0, reputation: 0 },
}

/** What honoring a preference takes, as its assessors find it. */
export const assessmentsCases: Cases = {
  'assessment.draft': async (ctx) => {
    const { id: preferenceId } = await makePreference(ctx.prisma, { state: 'verified' })
    return { headers: version, body: { preferenceId, feasibility: 'feasible', options: [option] } }
  },
  'assessment.update': async (ctx) => ({
    id: await own(ctx),
    headers: version,
    body: { explanation: 'It was asked.' },
  }),
  'assessment.submit': async (ctx) => ({ id: await own(ctx), headers: version }),
  'assessment.discard': async (ctx) => ({ id: await own(ctx), headers: version }),
  'assessment.withdraw': async (ctx) => {
    const id = await own(ctx)
    await ctx.prisma.assessment.update({ where: { id }, data: { state: 'submitted', policyVersion: 1 } })
    return { id, headers: version }
  },
}

/** A draft of whoever asks, with two options. */
async function own(ctx: Asking): Promise<string> {
  const { id: preferenceId } = await makePreference(ctx.prisma, { state: 'inAssessment' })
  const { id: assessorId } = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
  const { id } = await makeAssessment(ctx.prisma, { preferenceId, state: 'draft' })
  await ctx.prisma.assessment.update({ where: { id }, data: { assessorId } })
  const other = { position: 2, kind: 'partial', title: 'A note', currency: 'USD', horizonMonths: 1 } as const
  await ctx.prisma.assessmentOption.create({
    data: { ...other, basis: 'guess', reversibility: 'reversible', assessmentId: id },
  })
  return id
}
