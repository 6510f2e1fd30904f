import { type Asking, type Cases, interview, version } from './rows'

export const transcriptsCases: Cases = {
  'turn.add': async (ctx) => ({ id: await interview(ctx), body: { role: 'subject', text: 'Yes.' } }),
  'turn.rewrite': async (ctx) => ({ id: await interview(ctx), body: { index: 1, text: 'Else?' } }),
  'turn.remove': async (ctx) => ({ id: await interview(ctx) }),
  'turn.skip': async (ctx) => ({ id: await interview(ctx), body: { questionKey: 'retirement', isWish: true } }),
  'transcript.open': async (ctx) => ({ id: await interview(ctx, { isSealed: true }), body: { from: 1 } }),
  'transcript.find': async (ctx) => ({ id: await interview(ctx, { isSealed: true }), body: { words: 'well' } }),
  'transcript.correct': async (ctx) => ({
    id: await interview(ctx, { isSealed: true }),
    body: { index: 2, text: 'Well!', reason: 'It was heard so.' },
  }),
  'transcript.nameQuestion': async (ctx) => ({
    id: await interview(ctx, { isSealed: true }),
    body: { index: 1, questionKey: 'how' },
  }),
  'transcript.openAnswers': async (ctx) => {
    const id = await interview(ctx, { isSealed: true })
    const turn = await ctx.prisma.turn.findFirstOrThrow({ where: { interviewId: id, index: 1 } })
    await ctx.prisma.turnQuestion.create({ data: { turnId: turn.id, questionKey: 'how' } })
    return { id }
  },
  'excerpt.mark': async (ctx) => ({
    id: await interview(ctx, { isSealed: true }),
    body: { ...markedWords, codes: ['Trust'] },
  }),
  'excerpt.code': async (ctx) => ({ id: await excerpt(ctx), body: { codes: ['Trust'] } }),
  'excerpt.remove': async (ctx) => ({ id: await excerpt(ctx) }),
  'code.update': async (ctx) => {
    const code = await ctx.prisma.code.create({ data: { name: 'Trust' } })
    return { id: code.id, headers: version, body: { name: 'Trust in people' } }
  },
  'memo.write': async (ctx) => ({
    body: { interviewId: await interview(ctx, { isSealed: true }), text: 'I doubt it.' },
  }),
  'memo.rewrite': async (ctx) => ({ id: await memo(ctx), headers: version, body: { text: 'I believe it.' } }),
  'memo.remove': async (ctx) => ({ id: await memo(ctx), headers: version }),
}

const markedWords = { index: 2, startsAt: 0, endsAt: 4, quote: 'Well' }

async function excerpt(ctx: Asking): Promise<string> {
  const interviewId = await interview(ctx, { isSealed: true })
  const turn = await ctx.prisma.turn.findFirstOrThrow({ where: { interviewId, index: 2 } })
  const { startsAt, endsAt, quote } = markedWords
  const data = { interviewId, turnId: turn.id, startsAt, endsAt, quote, markedBy: 'Ada' }
  return (await ctx.prisma.excerpt.create({ data })).id
}

async function memo(ctx: Asking): Promise<string> {
  const { id: createdById } = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
  const data = { interviewId: await interview(ctx, { isSealed: true }), text: 'Hm.', author: 'Ada', createdById }
  return (await ctx.prisma.memo.create({ data })).id
}
