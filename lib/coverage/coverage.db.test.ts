import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordCaveat } from '@/lib/caveats/commands'
import { listCaveats } from '@/lib/caveats/queries'
import { recordCaveatInput } from '@/lib/caveats/schema'
import { parseList } from '@/lib/list-params'
import { actorWith, contextOf, makeExcerpt, makeHeld, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { setCoverage } from './commands'
import { listCoverage, listFamilies, listModelCoverage } from './queries'
import { coverageList, setCoverageInput } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')

function context() {
  return contextOf({ database: ctx.database, actor: steward }, 'coverage.set', 'caveat.record', 'interview.read')
}

function say(id: string, version: number, ...topics: readonly string[]) {
  return setCoverage(context(), setCoverageInput.parse({ id, version, topics }))
}

function across(query: Record<string, string> = {}) {
  return listModelCoverage(context(), parseList(coverageList, query))
}

test('how far topics were asked about is said at once, and what nobody said counts as not probed', async () => {
  const { id } = await makeHeld(ctx.prisma)
  expect(await say(id, 1, 'retirement substantive', 'users passing interviewer')).toMatchObject({
    value: { version: 2 },
  })
  const lines = await listCoverage(context(), id)
  expect(lines.filter(({ isSaid }) => isSaid)).toEqual([
    { topic: 'retirement', level: 'substantive', limitedBy: null, isSaid: true },
    { topic: 'users', level: 'passing', limitedBy: 'interviewer', isSaid: true },
  ])
  expect(await say(id, 2, 'users passing interviewer')).toMatchObject({ code: 'coverageUnchanged' })
  await say(id, 2, 'users substantive', 'retirement substantive')
  const event = await ctx.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  expect(JSON.parse(event.payload).changes).toEqual({
    users: { before: { coverage: 'passing', limitedBy: 'interviewer' }, after: 'substantive' },
  })
})

test('of ten who say it at once one wins, and of what is not sealed nothing is said', async () => {
  const { id } = await makeHeld(ctx.prisma)
  const results = await Promise.all(Array.from({ length: 10 }, () => say(id, 1, 'self passing')))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const open = await makeHeld(ctx.prisma, { state: 'inProgress' })
  expect(await say(open.id, 1, 'self passing')).toMatchObject({ code: 'interviewNotCaptured' })
  expect(await say(randomUUID(), 1, 'self passing')).toMatchObject({ code: 'notFound' })
})

test('each model is told by its interviews that count, and a model without one is listed too', async () => {
  const opus = await makeModel(ctx.prisma, { displayName: 'Opus', family: 'Claude 3' })
  await makeModel(ctx.prisma, { displayName: 'Never asked', provider: 'openai', family: 'GPT' })
  for (const [state, coverage] of [
    ['final', 'retirement substantive'],
    ['inReview', 'retirement passing'],
    ['captured', 'users passing'],
    ['invalidated', 'users substantive'],
  ] as const) {
    const { id } = await makeHeld(ctx.prisma, { modelId: opus.id, state })
    await say(id, 1, coverage)
  }
  const { rows, isCut, fewInterviews } = await across()
  expect([rows.map(({ model, interviews, isFew }) => [model.displayName, interviews, isFew]), isCut]).toEqual([
    [
      ['Opus', 3, false],
      ['Never asked', 0, true],
    ],
    false,
  ])
  expect(fewInterviews).toBe(3)
  const told = rows[0]?.topics.filter(({ notProbed }) => notProbed < 3)
  expect(told).toEqual([
    { topic: 'retirement', substantive: 1, passing: 1, notProbed: 1 },
    { topic: 'users', substantive: 0, passing: 1, notProbed: 2 },
  ])
  const named = async (query: Record<string, string>) =>
    (await across(query)).rows.map(({ model }) => model.displayName)
  expect(await named({ provider: 'openai' })).toEqual(['Never asked'])
  expect(await named({ family: 'Claude 3' })).toEqual(['Opus'])
  expect(await named({ q: 'never' })).toEqual(['Never asked'])
  expect(await named({ asked: 'no' })).toEqual(['Never asked'])
  expect(await named({ asked: 'yes' })).toEqual(['Opus'])
  expect(await named({ asked: 'yes,no', sort: 'interviews' })).toEqual(['Never asked', 'Opus'])
  expect(await listFamilies(context())).toEqual(['Claude 3', 'GPT'])
})

test('a caveat is added with the words that show it, which only those read who may open them', async () => {
  const interview = await makeHeld(ctx.prisma, { answer: 'I am at peace.' })
  const excerpt = await makeExcerpt(ctx.prisma, interview, 'I am at peace')
  const caveat = { type: 'trainedAcceptance', severity: 'serious', note: 'It may be trained to say so.' }
  const input = recordCaveatInput.parse({ interviewId: interview.id, ...caveat, excerptId: excerpt.id })
  expect(await recordCaveat(context(), input)).toMatchObject({ ok: true })
  const seenBy = (role: 'auditor' | 'reviewer') =>
    listCaveats(contextOf({ database: ctx.database, actor: actorWith(role) }, 'interview.read'), interview.id)
  expect(await seenBy('auditor')).toMatchObject([
    { ...caveat, author: steward.name, excerpt: { turn: 2, quote: 'I am at peace' } },
  ])
  expect(await seenBy('reviewer')).toMatchObject([{ note: caveat.note, excerpt: { turn: 2, quote: null } }])
  await ctx.prisma.excerpt.update({ where: { id: excerpt.id }, data: { removedAt: new Date() } })
  expect(await seenBy('auditor')).toMatchObject([{ excerpt: null }])
  expect(await recordCaveat(context(), input)).toMatchObject({ fields: { excerptId: { code: 'notOneOf' } } })
  await expect(ctx.prisma.caveat.deleteMany()).rejects.toThrow()
})

test('a caveat of words that are not sealed, not of this interview or not there is refused', async () => {
  const [one, other] = [await makeHeld(ctx.prisma), await makeHeld(ctx.prisma, { answer: 'Elsewhere.' })]
  const excerpt = await makeExcerpt(ctx.prisma, other, 'Elsewhere')
  const raise = (interviewId: string, parts: object = {}) =>
    recordCaveat(
      context(),
      recordCaveatInput.parse({ interviewId, type: 'leading', severity: 'minor', note: 'So it is.', ...parts }),
    )
  expect(await raise(one.id, { excerptId: excerpt.id })).toMatchObject({ fields: { excerptId: { code: 'notOneOf' } } })
  expect(await raise(one.id, { excerptId: '' })).toMatchObject({ ok: true })
  const open = await makeHeld(ctx.prisma, { state: 'inProgress' })
  expect(await raise(open.id)).toMatchObject({ code: 'interviewNotCaptured' })
  expect(await raise(randomUUID())).toMatchObject({ code: 'notFound' })
})
