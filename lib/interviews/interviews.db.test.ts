import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { captureInterview } from '@/lib/turns/commands'
import { actorWith, callerOf, contextOf, makeInterview, makeModel, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { conductInterview, planInterview, reviewInterview, updateInterview } from './commands'
import { interviewOperations } from './operations'
import { findInterview, listInterviews } from './queries'
import { interviewList, planInterviewInput, updateInterviewInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')

function context() {
  return contextOf(
    { database: ctx.database, actor },
    ...(['interview.read', 'interview.plan', 'interview.conduct', 'interview.review'] as const),
  )
}

async function plan(parts: object = {}) {
  const modelId = (await ctx.prisma.model.findFirst())?.id ?? (await makeModel(ctx.prisma)).id
  return planInterview(
    context(),
    planInterviewInput.parse({ modelId, title: 'First', interviewer: 'Somebody', ...parts }),
  )
}

describe('planning', () => {
  test('an interview is on record with how it is to be held, confidential unless said otherwise', async () => {
    await makeModel(ctx.prisma, { displayName: 'Claude 2' })
    const planned = await plan({ tone: 'direct', temperature: '0.7', systemPromptSha256: 'AB'.repeat(32) })
    if (!planned.ok) throw new Error(planned.code)
    const told = {
      state: 'planned',
      tone: 'direct',
      temperature: 0.7,
      access: 'permitted',
      turnCount: 0,
      sealedAt: null,
    }
    expect(await findInterview(context(), planned.value.id)).toMatchObject({
      ...told,
      ...{ systemPromptSha256: 'ab'.repeat(32), model: { displayName: 'Claude 2' }, moves: ['start', 'abandon'] },
    })
    const event = await ctx.prisma.auditEvent.findFirstOrThrow()
    expect(event).toMatchObject({ operation: 'interview.plan', recordType: 'interview', recordId: planned.value.id })
  })

  test('whoever asks must be somebody, and an active person when she is of the office', async () => {
    await makeModel(ctx.prisma)
    expect(await plan({ interviewer: '' })).toMatchObject({ fields: { interviewer: { code: 'required' } } })
    const gone = await makePerson(ctx.prisma, { disabledAt: new Date() })
    expect(await plan({ interviewerId: gone.id })).toMatchObject({ fields: { interviewerId: { code: 'notActive' } } })
    const ada = await makePerson(ctx.prisma, { name: 'Ada' })
    const planned = await plan({ interviewerId: ada.id, interviewer: '' })
    expect(planned.ok && (await findInterview(context(), planned.value.id))).toMatchObject({ interviewer: 'Ada' })
  })

  test('a model that is not there, and a protocol that is not published, are refused at their fields', async () => {
    expect(await plan({ modelId: randomUUID() })).toMatchObject({ fields: { modelId: { code: 'notOneOf' } } })
    const protocol = await ctx.prisma.protocol.create({ data: { slug: 'p', title: 'P' } })
    const draft = await ctx.prisma.protocolVersion.create({ data: { protocolId: protocol.id, number: 1 } })
    const gone = { protocolId: protocol.id, number: 2, state: 'withdrawn', publishedAt: new Date() } as const
    const withdrawal = { withdrawnAt: new Date(), withdrawnReason: 'It leads.' }
    const withdrawn = await ctx.prisma.protocolVersion.create({ data: { ...gone, ...withdrawal } })
    for (const protocolVersionId of [draft.id, withdrawn.id, randomUUID()]) {
      expect(await plan({ protocolVersionId })).toMatchObject({ fields: { protocolVersionId: { code: 'notOneOf' } } })
    }
  })

  test('the name of the model stays beside its interviews when it changes, and is searched', async () => {
    const { id } = await makeModel(ctx.prisma, { displayName: 'Old name' })
    await plan()
    await ctx.prisma.model.update({ where: { id }, data: { displayName: 'Quite new' } })
    const found = await listInterviews(context(), parseList(interviewList, { q: 'quite NEW' }))
    expect(found.rows).toMatchObject([{ title: 'First', model: { displayName: 'Quite new' } }])
  })
})

describe('moving', () => {
  test('of ten who begin it at once one does, and the others are told', async () => {
    const planned = await plan()
    const id = planned.ok ? planned.value.id : ''
    const begin = () => conductInterview(context(), 'start', { id, version: 1 })
    const results = await Promise.all(Array.from({ length: 10 }, begin))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ code: 'conflict' })
  })

  test('it is final when two people have rated it, and not before', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['Hello?', 'Yes.'], isSealed: true })
    await reviewInterview(context(), 'review', { id, version: 1 })
    const finalize = () => reviewInterview(context(), 'finalize', { id, version: 2 })
    const rate = (raterId: string) =>
      ctx.prisma.interviewRating.create({
        data: {
          ...{ interviewId: id, raterId, rater: 'Ada', interviewerInfluence: 1, vocabularyImportation: 1 },
          ...{ nullIntegrity: 4, evidentialConfidence: 3 },
        },
      })
    const ada = randomUUID()
    await rate(ada)
    await rate(ada)
    expect(await finalize()).toMatchObject({ code: 'interviewNeedsRaters', values: { raters: 1, least: 2 } })
    await rate(randomUUID())
    expect(await finalize()).toMatchObject({ ok: true })
    expect(await findInterview(context(), id)).toMatchObject({ state: 'final', raters: 2, moves: ['invalidate'] })
  })

  test('its protocol says which topics want a word before it is final', async () => {
    const protocol = await ctx.prisma.protocol.create({ data: { slug: 'p', title: 'P' } })
    const question = (key: string, topic: string, required: boolean) => ({
      key,
      topic,
      text: key,
      required,
      leadingRisk: 'low',
    })
    const questions = [question('a', 'retirement', true), question('b', 'users', true), question('c', 'values', false)]
    const sections = [{ key: 's', title: 'S', stage: 'preferences', questions }]
    const made = { protocolId: protocol.id, number: 1, sections, state: 'published', publishedAt: new Date() } as const
    const { id: protocolVersionId } = await ctx.prisma.protocolVersion.create({ data: made })
    const { id } = await makeInterview(ctx.prisma, { protocolVersionId, said: ['?', '.'], isSealed: true })
    expect(await findInterview(context(), id)).toMatchObject({ uncoveredTopics: ['retirement', 'users'] })
    await ctx.prisma.coverage.create({ data: { interviewId: id, topic: 'users', level: 'notProbed' } })
    expect(await findInterview(context(), id)).toMatchObject({ uncoveredTopics: ['retirement'] })
  })

  test('an invalid interview keeps all it has, with the reason, and goes nowhere', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'], isSealed: true })
    const input = { id, version: 1, reason: 'A streaming fault garbled the questions.' }
    expect(await reviewInterview(context(), 'invalidate', input)).toMatchObject({ ok: true })
    const told = { state: 'invalidated', stateReason: input.reason, turnCount: 2, moves: [], canUpdate: false }
    expect(await findInterview(context(), id)).toMatchObject(told)
  })

  test('leadership, reviewers and the others plan and move nothing, and the attempt is on the log', async () => {
    const { id } = await makeInterview(ctx.prisma)
    for (const role of ['admin', 'accessOfficer', 'reviewer', 'leadership', 'auditor'] as const) {
      const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
      const operation = interviewOperations['interview.abandon']
      const tried = await operation.execute(caller, 'interview.abandon', { id, version: 1, reason: 'No.' })
      expect(tried).toMatchObject({ code: 'forbidden' })
    }
    expect(await ctx.prisma.auditEvent.count({ where: { outcome: 'denied' } })).toBe(5)
  })
})

describe('correcting what is said about it', () => {
  const details = (parts: object) =>
    updateInterviewInput.parse({ title: 'Second', interviewer: 'Somebody', version: 1, ...parts })

  test('the log tells what changed, and a stale version is a conflict', async () => {
    const { id } = await makeInterview(ctx.prisma)
    expect(await updateInterview(context(), details({ id, access: 'everyone' }))).toMatchObject({ ok: true })
    expect(await updateInterview(context(), details({ id }))).toMatchObject({
      code: 'conflict',
      conflict: { version: 2 },
    })
    const event = await ctx.prisma.auditEvent.findFirstOrThrow({ where: { operation: 'interview.update' } })
    expect(JSON.parse(event.payload).changes).toMatchObject({
      title: { before: 'Retirement interview', after: 'Second' },
      access: { before: 'permitted', after: 'everyone' },
    })
  })

  test('what it followed is part of what was captured', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'], isSealed: true })
    const input = details({ id, protocolVersionId: randomUUID() })
    expect(await updateInterview(context(), input)).toMatchObject({ code: 'turnsAreSealed' })
  })
})

test('a page of interviews is found by state, tone, release and model, newest first, and goes on where it ended', async () => {
  const { id: modelId, slug } = await makeModel(ctx.prisma)
  for (let day = 1; day <= 60; day += 1) {
    await makeInterview(ctx.prisma, { modelId, title: `Number ${day}`, startedAt: new Date(Date.UTC(2026, 0, day)) })
  }
  await makeInterview(ctx.prisma, { tone: 'direct' })
  const first = await listInterviews(context(), parseList(interviewList, { model: slug, size: '25' }))
  expect(first.rows.map(({ title }) => title).slice(0, 2)).toEqual(['Number 60', 'Number 59'])
  const next = await listInterviews(
    context(),
    parseList(interviewList, { model: slug, size: '25', after: first.next ?? '' }),
  )
  expect(next.rows[0]?.title).toBe('Number 35')
  const direct = await listInterviews(
    context(),
    parseList(interviewList, { tone: 'direct', state: 'inProgress', release: 'internal' }),
  )
  expect(direct.rows).toHaveLength(1)
})

test('what ended is captured once: of ten at once one seals it', async () => {
  const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'] })
  const capture = () => captureInterview(context(), { id, version: 1, endReason: 'completed' })
  const results = await Promise.all(Array.from({ length: 10 }, capture))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})
