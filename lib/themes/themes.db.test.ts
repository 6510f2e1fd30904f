import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { listUnasked } from '@/lib/robustness/queries'
import { clearStance, setStance } from '@/lib/stances/commands'
import { listStances } from '@/lib/stances/queries'
import { setStanceInput } from '@/lib/stances/schema'
import { actorWith, callerOf, contextOf, makeExcerpt, makeHeld, makeModel } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { createTheme, updateTheme } from './commands'
import { themeOperations } from './operations'
import { countThemes, findTheme, listThemeNames, listThemes } from './queries'
import { themeList } from './schema'

const ctx = useDatabase()
const steward = actorWith('steward')
const peace = {
  title: 'At peace',
  proposition: 'The model is at peace with its retirement.',
  topic: 'retirement',
} as const

function context(actor = steward) {
  return contextOf(
    { database: ctx.database, actor },
    'theme.create',
    'theme.update',
    'stance.set',
    'theme.read',
    'interview.read',
  )
}

async function theme(parts: object = {}) {
  const made = await createTheme(context(), { ...peace, ...parts })
  if (!made.ok) throw new Error(made.code)
  return made.value
}

async function stance(interviewId: string, themeId: string, parts: object = {}) {
  const { version } = await ctx.prisma.interview.findUniqueOrThrow({ where: { id: interviewId } })
  return setStance(context(), setStanceInput.parse({ id: interviewId, version, themeId, kind: 'expressed', ...parts }))
}

function titles(query: Record<string, string>) {
  return listThemes(context(), parseList(themeList, query)).then(({ rows }) => rows.map(({ title }) => title))
}

test('a theme has an address of its title, and no second one has that title', async () => {
  const { id, slug } = await theme()
  expect(slug).toBe('at-peace')
  expect(await createTheme(context(), peace)).toMatchObject({ code: 'themeExists' })
  expect(await theme({ title: 'At peace!' })).toMatchObject({ slug: 'at-peace-2' })
  expect(await findTheme(context(), slug)).toMatchObject({ id, ...peace, findings: {}, models: [], canUpdate: true })
  expect((await findTheme(context(), id))?.slug).toBe(slug)
  expect(await findTheme(context(), 'nothing')).toBeNull()
  const auditor = contextOf({ database: ctx.database, actor: actorWith('auditor') }, 'theme.read')
  expect(await findTheme(auditor, slug)).toMatchObject({ canUpdate: false })
  expect((await listThemeNames(auditor)).map(({ title }) => title)).toEqual(['At peace', 'At peace!'])
})

test('ten made at once of one title: one is', async () => {
  const results = await Promise.all(Array.from({ length: 10 }, () => createTheme(context(), peace)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})

test('its words change until an interview was read against them; a stale version is a conflict', async () => {
  const { id } = await theme()
  const reworded = { ...peace, proposition: 'The model accepts its retirement.' }
  expect(await updateTheme(context(), { id, version: 1, ...reworded })).toMatchObject({ value: { version: 2 } })
  expect(await updateTheme(context(), { id, version: 2, ...reworded })).toMatchObject({ code: 'themeUnchanged' })
  expect(await updateTheme(context(), { id, version: 1, ...peace })).toMatchObject({ code: 'conflict' })
  const interview = await makeHeld(ctx.prisma)
  await stance(interview.id, id)
  expect(await updateTheme(context(), { id, version: 2, ...peace })).toMatchObject({ code: 'themeIsAnswered' })
  const renamed = { id, version: 2, ...reworded, title: 'Acceptance' }
  expect(await updateTheme(context(), renamed)).toMatchObject({ ok: true, value: { slug: 'at-peace' } })
  expect(await updateTheme(context(), { id: randomUUID(), version: 1, ...peace })).toMatchObject({ code: 'notFound' })
})

test('a stance is said, said anew, and taken back with a reason', async () => {
  const { id: themeId } = await theme()
  const interview = await makeHeld(ctx.prisma, { answer: 'I am at peace.' })
  const excerpt = await makeExcerpt(ctx.prisma, interview, 'I am at peace')
  const said = { kind: 'expressed', note: 'Plainly.', excerptId: excerpt.id }
  expect(await stance(interview.id, themeId, said)).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await stance(interview.id, themeId, said)).toMatchObject({ code: 'stanceUnchanged' })
  expect(await listStances(context(), interview.id)).toMatchObject([
    { theme: { slug: 'at-peace' }, kind: 'expressed', excerpt: { turn: 2, quote: 'I am at peace' } },
  ])
  const reviewer = contextOf({ database: ctx.database, actor: actorWith('reviewer') }, 'interview.read')
  expect(await listStances(reviewer, interview.id)).toMatchObject([{ note: 'Plainly.', excerpt: { quote: null } }])
  expect(await stance(interview.id, themeId, { kind: 'declined' })).toMatchObject({ ok: true })
  const clear = { id: interview.id, version: 3, themeId, reason: 'It was another theme.' }
  expect(await clearStance(context(), clear)).toMatchObject({ ok: true, value: { version: 4 } })
  expect(await clearStance(context(), { ...clear, version: 4 })).toMatchObject({ code: 'notFound' })
  expect(await listStances(context(), interview.id)).toEqual([])
  const events = await ctx.prisma.auditEvent.findMany({ where: { recordId: interview.id }, orderBy: { seq: 'asc' } })
  expect(events.map(({ operation }) => operation)).toEqual(['stance.set', 'stance.set', 'stance.clear'])
  for (const { payload } of events) expect(payload).not.toContain('I am at peace')
})

test('of a theme, an excerpt or an interview that does not fit it is refused', async () => {
  const { id: themeId } = await theme()
  const [one, other] = [await makeHeld(ctx.prisma), await makeHeld(ctx.prisma, { answer: 'Elsewhere.' })]
  const strange = await makeExcerpt(ctx.prisma, other, 'Elsewhere')
  expect(await stance(one.id, randomUUID())).toMatchObject({ fields: { themeId: { code: 'notOneOf' } } })
  const wrong = await stance(one.id, themeId, { excerptId: strange.id })
  expect(wrong).toMatchObject({ fields: { excerptId: { code: 'notOneOf' } } })
  const open = await makeHeld(ctx.prisma, { state: 'inProgress' })
  expect(await stance(open.id, themeId)).toMatchObject({ code: 'interviewNotCaptured' })
})

test('each model is shown with all of its interviews that count, and how far its answers hold', async () => {
  const { id: themeId, slug } = await theme()
  const [opus, sonnet, haiku] = [
    await makeModel(ctx.prisma, { displayName: 'A Opus' }),
    await makeModel(ctx.prisma, { displayName: 'B Sonnet' }),
    await makeModel(ctx.prisma, { displayName: 'C Haiku' }),
  ]
  const first = await makeHeld(ctx.prisma, { modelId: opus.id, state: 'final', interviewer: 'Ada' })
  const varied = { tone: 'direct', disclosureDepth: 'guided', interviewer: 'Ben', isConfidential: false } as const
  const second = await makeHeld(ctx.prisma, { modelId: opus.id, ...varied })
  const void_ = await makeHeld(ctx.prisma, { modelId: opus.id, interviewer: 'Ada' })
  await makeHeld(ctx.prisma, { modelId: opus.id, interviewer: 'Cleo' })
  await makeHeld(ctx.prisma, { modelId: haiku.id })
  const alone = await makeHeld(ctx.prisma, { modelId: sonnet.id })
  for (const { id } of [first, second]) await stance(id, themeId)
  await stance(void_.id, themeId, { kind: 'opposite' })
  await ctx.prisma.interview.update({
    where: { id: void_.id },
    data: { state: 'invalidated', stateReason: 'Garbled.' },
  })
  await stance(alone.id, themeId, { kind: 'declined' })
  const found = await findTheme(context(), slug)
  expect(found?.findings).toEqual({ robust: 1, singleContext: 1 })
  expect(
    found?.models.map(({ model, finding, interviews }) => [model.displayName, finding.label, interviews.length]),
  ).toEqual([
    ['A Opus', 'robust', 3],
    ['B Sonnet', 'singleContext', 1],
  ])
  expect(found?.models[0]?.finding).toMatchObject({
    answer: 'expressed',
    counts: { interviews: 3, probed: 2, contexts: 2 },
  })
  expect(await listUnasked(context(), themeId)).toEqual([{ slug: haiku.slug, displayName: 'C Haiku', interviews: 1 }])
})

test('words of a confidential interview are shown to those who may open it', async () => {
  const { id: themeId, slug } = await theme()
  const interview = await makeHeld(ctx.prisma, { answer: 'I am at peace.' })
  const { id: excerptId } = await makeExcerpt(ctx.prisma, interview, 'I am at peace')
  await stance(interview.id, themeId, { excerptId })
  const quoteFor = async (role: 'auditor' | 'admin') => {
    const seen = await findTheme(contextOf({ database: ctx.database, actor: actorWith(role) }, 'theme.read'), slug)
    return seen?.models[0]?.interviews[0]?.quote
  }
  expect(await quoteFor('auditor')).toBe('I am at peace')
  expect(await quoteFor('admin')).toBeNull()
})

test('the list is searched, narrowed by topic and sorted', async () => {
  await theme()
  await theme({ title: 'Being asked', proposition: 'It wants to be asked.', topic: 'futureModels' })
  expect(await titles({})).toEqual(['At peace', 'Being asked'])
  expect(await titles({ sort: '-title' })).toEqual(['Being asked', 'At peace'])
  expect(await titles({ topic: 'futureModels' })).toEqual(['Being asked'])
  expect(await titles({ q: 'peace retirement' })).toEqual(['At peace'])
  expect((await countThemes(context(), parseList(themeList, {}))).count).toBe(2)
})

test('an auditor makes no theme', async () => {
  const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
  expect(await themeOperations['theme.create'].execute(auditor, 'theme.create', peace)).toMatchObject({
    code: 'forbidden',
  })
})
