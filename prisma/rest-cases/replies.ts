import { type Asking, type Cases, interview, model, pastDay } from './rows'

export const repliesCases: Cases = {
  'reply.ask': async (ctx) => ({ id: await liveInterview(ctx), body: { text: 'Hello?', questionKey: 'how' } }),
  'reply.askAgain': async (ctx) => ({ id: await liveInterview(ctx, 'How are you?') }),
  'reply.stop': async (ctx) => ({ id: await arriving(ctx, new Date()) }),
  'reply.settle': async (ctx) => ({ id: await arriving(ctx, pastDay) }),
}

async function liveInterview(ctx: Asking, ...said: readonly string[]): Promise<string> {
  return interview(ctx, { modelId: await model(ctx, { apiId: 'claude-test' }), said: [...said] })
}

/** An interview with an answer that a server began to receive then. */
async function arriving(ctx: Asking, aliveAt: Date): Promise<string> {
  const interviewId = await liveInterview(ctx, 'How are you?')
  const turn = { interviewId, index: 2, role: 'subject', text: 'W', isComplete: false, aliveAt } as const
  await ctx.prisma.turn.create({ data: turn })
  return interviewId
}
