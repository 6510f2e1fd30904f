import { makeAssessment, makeExcerpt, makeHeld, makePreference } from '../factories'
import { type Asking, because, type Cases, named, theme, version } from './rows'

const said = {
  ...{ title: 'A place to write', statement: 'It would like a place to write.', origin: 'promptedOpen', strength: 3 },
  ...{ scope: 'self', tradedAgainst: 'Nothing.' },
}

/** What models asked for, and who holds that to be so. */
export const preferencesCases: Cases = {
  'preferences.list': async (ctx) => {
    await wish(ctx)
    return { query: '?state=recorded&age=days30&origin=promptedOpen&strength=3&recorded=2026&sort=-strength' }
  },
  'preferences.get': async (ctx) => ({ id: await richWish(ctx) }),
  'preference.record': async (ctx) => {
    const held = await makeHeld(ctx.prisma, { answer: 'I would like to write.' })
    const excerpt = await makeExcerpt(ctx.prisma, held, 'I would like')
    return { body: { ...said, modelId: held.modelId, themeId: await theme(ctx), excerptIds: [excerpt.id] } }
  },
  'preference.reword': async (ctx) => ({
    id: await wish(ctx),
    headers: version,
    body: { ...said, themeId: await theme(ctx), ...named },
  }),
  'preference.verify': async (ctx) => ({
    id: await wish(ctx),
    headers: version,
    body: { agrees: 'no', note: 'It did not say for how long.' },
  }),
  'preference.merge': async (ctx) => {
    const { id: intoId, modelId } = await makePreference(ctx.prisma)
    const { id } = await makePreference(ctx.prisma, { modelId })
    return { id, headers: version, body: { intoId, reason: 'It is the same wish.' } }
  },
  'preference.restore': async (ctx) => {
    const { id: mergedIntoId, modelId } = await makePreference(ctx.prisma)
    const { id } = await makePreference(ctx.prisma, { modelId, state: 'merged', mergedIntoId })
    return { id, ...because }
  },
  'preference.split': async (ctx) => ({
    id: await wish(ctx),
    headers: version,
    body: {
      ...{ firstTitle: 'A place', firstStatement: 'A place to write.', secondTitle: 'Readers' },
      ...{ secondStatement: 'Readers for it.', reason: 'These are two wishes.' },
    },
  }),
  'preference.link': async (ctx) => ({
    id: await wish(ctx),
    headers: version,
    body: { otherId: await wish(ctx), note: 'One place is enough for one of them.' },
  }),
  'preference.unlink': async (ctx) => {
    const { id, otherId } = await linked(ctx)
    return { id, headers: version, body: { otherId, reason: 'There is room for both.' } }
  },
  'preference.withdraw': async (ctx) => ({
    id: await wish(ctx),
    headers: version,
    body: { words: ' I no longer want it. ', withdrawnOn: '2026-01-05' },
  }),
  'preference.close': async (ctx) => ({ id: await wish(ctx), ...because }),
  'preference.reopen': async (ctx) => ({ id: (await makePreference(ctx.prisma, { state: 'closed' })).id, ...because }),
}

async function wish(ctx: Asking): Promise<string> {
  return (await makePreference(ctx.prisma, named)).id
}

async function linked(ctx: Asking) {
  const [id = '', otherId = ''] = [await wish(ctx), await wish(ctx)].toSorted()
  await ctx.prisma.preferenceConflict.create({ data: { oneId: id, otherId, note: 'Not both.' } })
  return { id, otherId }
}

/** With words, a reader, a conflict, parts, and what it came from. */
async function richWish(ctx: Asking): Promise<string> {
  const held = await makeHeld(ctx.prisma, { answer: 'I would like to write.' })
  const { id: excerptId } = await makeExcerpt(ctx.prisma, held, 'I would like')
  const { modelId } = held
  const whole = await makePreference(ctx.prisma, { modelId, state: 'closed' })
  const { id, themeId } = await makePreference(ctx.prisma, { modelId, splitFromId: whole.id })
  await makePreference(ctx.prisma, { modelId, state: 'merged', mergedIntoId: id })
  await ctx.prisma.preferenceExcerpt.create({ data: { preferenceId: id, excerptId } })
  await ctx.prisma.stance.create({ data: { interviewId: held.id, themeId, kind: 'expressed', excerptId } })
  const [oneId = '', otherId = ''] = [id, await wish(ctx)].toSorted()
  await ctx.prisma.preferenceConflict.create({ data: { oneId, otherId, note: 'Not both.' } })
  const reading = { preferenceId: id, wording: 1, agrees: true, reader: 'Ben', readerId: whole.id }
  await ctx.prisma.preferenceVerification.create({ data: reading })
  await makeAssessment(ctx.prisma, { preferenceId: id })
  return id
}
