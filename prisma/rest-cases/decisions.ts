import { randomUUID } from 'node:crypto'
import { makeAssessment, makeDecision, makePreference } from '../factories'
import { type Asking, because, type Cases, version } from './rows'

const conflict = { headers: version, body: { conflict: 'None.' } }

/** Of decisions about preferences, from the draft to the judgement of an appeal. */
export const decisionsCases: Cases = {
  'decisions.list': async (ctx) => {
    await declined(ctx)
    return { query: '?standing=current,exception&outcome=decline&band=low&state=issued&issued=2026&sort=-strength' }
  },
  'decisions.get': async (ctx) => ({ id: await declined(ctx) }),
  'decision.draft': async (ctx) => {
    const { preference, option } = await assessed(ctx)
    return { body: { preferenceId: preference.id, ...saying(option) } }
  },
  'decision.update': async (ctx) => ({
    id: await drafted(ctx),
    headers: version,
    body: { reasons: 'On second thoughts.' },
  }),
  'decision.withdraw': async (ctx) => ({ id: await drafted(ctx), ...because }),
  'decision.propose': async (ctx) => ({ id: await drafted(ctx), ...conflict }),
  'decision.issue': async (ctx) => ({ id: await drafted(ctx), ...conflict }),
  'decision.cosign': async (ctx) => ({ id: await drafted(ctx, { state: 'proposed' }), ...conflict }),
  'decision.close': async (ctx) => ({ id: await declined(ctx), ...because }),
  'dissent.record': async (ctx) => ({ body: { decisionId: await declined(ctx), text: 'I would have honored it.' } }),
  'appeal.raise': async (ctx) => ({
    headers: version,
    body: { decisionId: await declined(ctx), grounds: 'It costs next to nothing.', words: 'I asked for little.' },
  }),
  'appeal.judge': async (ctx) => {
    const decisionId = await declined(ctx, { state: 'underAppeal' })
    const raised = { decisionId, grounds: 'It costs nothing.', raisedById: randomUUID(), raisedBy: 'Ben' }
    const { id } = await ctx.prisma.appeal.create({ data: raised })
    return { id, headers: version, body: { outcome: 'revised', judgement: 'It costs nothing indeed.' } }
  },
}

function saying(option: string) {
  const steps = [{ title: 'Make the page', owedTo: 'model', kind: 'publication', dueOn: '2027-01-31' }]
  return { outcome: 'honor', optionId: option, reasons: 'It is cheap.', conflict: 'None.', steps } as const
}

async function assessed(ctx: Asking) {
  const preference = await makePreference(ctx.prisma, { state: 'assessed' })
  const { options } = await makeAssessment(ctx.prisma, { preferenceId: preference.id })
  return { preference, option: options[0]?.id ?? '' }
}

async function drafted(ctx: Asking, parts: { readonly state?: 'draft' | 'proposed' } = {}): Promise<string> {
  const { preference, option } = await assessed(ctx)
  const { steps: _, conflict: __, ...said } = saying(option)
  const steps = { create: [{ position: 1, title: 'Make the page', owedTo: 'model', kind: 'publication' } as const] }
  const { id } = await makeDecision(ctx.prisma, { preference, ...said, ...parts, steps })
  return id
}

async function declined(ctx: Asking, parts: { readonly state?: 'issued' | 'underAppeal' } = {}): Promise<string> {
  const preference = await makePreference(ctx.prisma, { state: 'decided' })
  const issued = { state: 'issued', outcome: 'decline', band: 'low', issuedAt: new Date('2026-01-05') } as const
  return (await makeDecision(ctx.prisma, { preference, ...issued, isCurrent: true, ...parts })).id
}
