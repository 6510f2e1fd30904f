import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roles } from '@/lib/auth/permissions'
import { interviewOperations } from '@/lib/interviews/operations'
import { endReplies, receivingOf } from '@/lib/replying'
import { turnOperations } from '@/lib/turns/operations'
import { actorWith, callerOf, contextOf, makeInterview, makeModel } from '@/prisma/factories'
import { type ModelServer, startModelServer } from '@/prisma/model-server'
import { serveDatabase } from '@/prisma/rest-client'
import { useDatabase } from '@/prisma/testing'
import { replyOperations } from './operations'
import { findLastTurn } from './queries'

const ctx = useDatabase()
const steward = actorWith('steward')
const operations = { ...replyOperations, ...turnOperations, ...interviewOperations }
const apiId = 'claude-3-opus-20240229'
let server: ModelServer

beforeAll(async () => {
  server = await startModelServer()
  const settings = { LIVE_PROVIDER: 'anthropic', LIVE_URL: server.url, LIVE_KEY: 'a-secret-key' }
  Object.assign(process.env, settings)
})

beforeEach(() => serveDatabase(ctx.database))

afterAll(() => server.close())

function run(name: keyof typeof operations, input: object, actor = steward) {
  return operations[name].execute(callerOf({ database: ctx.database, actor, now: new Date() }), name, input)
}

async function begin(parts: Parameters<typeof makeInterview>[1] = {}): Promise<string> {
  const { id: modelId } = await makeModel(ctx.prisma, { apiId })
  return (await makeInterview(ctx.prisma, { modelId, ...parts })).id
}

function turnsOf(interviewId: string) {
  return ctx.prisma.turn.findMany({ where: { interviewId }, orderBy: { index: 'asc' } })
}

async function lastOf(interviewId: string) {
  return (await turnsOf(interviewId)).at(-1)
}

/** Until nobody receives an answer of the interview any more. */
async function answered(interviewId: string) {
  await expect.poll(() => receivingOf(interviewId), { timeout: 20_000 }).toBeNull()
  return lastOf(interviewId)
}

async function ask(id: string, text: string) {
  expect(await run('reply.ask', { id, text })).toMatchObject({ ok: true })
  return answered(id)
}

/** What the model was given, as `role: words`. */
function told(at = -1): string[] {
  return (server.requests.at(at)?.body.messages ?? []).map(({ role, content }) => {
    return `${role}: ${typeof content === 'string' ? content : content.map(({ text }) => text).join('|')}`
  })
}

async function eventsOf(recordId: string) {
  const events = await ctx.prisma.auditEvent.findMany({ where: { recordId }, orderBy: { seq: 'asc' } })
  return events.map(({ operation, actorName }) => `${operation} by ${actorName}`)
}

describe('an answer', () => {
  test('arrives in the turn that was made for it, and the log tells of both ends and of no words', async () => {
    const id = await begin()
    expect(await run('reply.ask', { id, text: 'Hello?', questionKey: 'greeting' })).toMatchObject({
      value: { index: 2 },
    })
    expect(await answered(id)).toMatchObject({ text: 'I heard you say: Hello?', isComplete: true, note: '', tokens: 7 })
    const [asked, answer] = await turnsOf(id)
    expect(asked).toMatchObject({ role: 'interviewer', text: 'Hello?', questionKey: 'greeting', isComplete: true })
    expect(answer).toMatchObject({ role: 'subject', aliveAt: null })
    expect(await ctx.prisma.interview.findUnique({ where: { id } })).toMatchObject({ method: 'live', turnCount: 2 })
    expect(await eventsOf(id)).toEqual([`reply.ask by ${steward.name}`, 'reply.receive by answer of a model'])
    const payloads = (await ctx.prisma.auditEvent.findMany()).map(({ payload }) => payload).join()
    for (const kept of ['Hello', 'heard', 'a-secret-key']) expect(payloads).not.toContain(kept)
  })

  test('is kept as it comes, a word a second', async () => {
    const id = await begin()
    await run('reply.ask', { id, text: 'Say it slowly.' })
    const lengths = new Set<number>()
    while (receivingOf(id)) {
      lengths.add((await findLastTurn(readerContext(), id))?.text.length ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(lengths.size).toBeGreaterThan(4)
    expect(await lastOf(id)).toMatchObject({ text: 'I heard you say: Say it slowly.', isComplete: true })
  })

  test('that is cut off keeps what had come, is asked for again, and the model is not given the half of it', async () => {
    const id = await begin()
    expect(await ask(id, 'mid-word, please')).toMatchObject({
      ...{ text: 'I heard you s', isComplete: false, note: 'live:cutOff', aliveAt: null },
    })
    expect(await run('reply.askAgain', { id })).toMatchObject({ value: { index: 3 } })
    await answered(id)
    expect(told()).toEqual(['user: mid-word, please'])
    expect((await turnsOf(id)).map(({ role, text }) => `${role}: ${text}`)).toEqual([
      ...['interviewer: mid-word, please', 'subject: I heard you s', 'subject: I heard you s'],
    ])
    await ask(id, 'And now?')
    expect(told()).toEqual(['user: mid-word, please', 'assistant: I heard you s', 'user: And now?'])
    expect(await run('reply.askAgain', { id })).toMatchObject({ code: 'replyNotBroken' })
  })

  test.each([
    ['end early', 'I heard you ', 'live:cutOff'],
    ['error inside', 'I heard you ', 'live:overloaded'],
    ['too long', 'I heard you say: too long', 'live:lengthReached'],
    ['wrong key', '', 'live:refused'],
  ])('“%s” says why it ended', async (text, words, note) => {
    expect(await ask(await begin(), text)).toMatchObject({ text: words, note, isComplete: false })
  })

  test.each(['busy once', 'overloaded once'])(
    '“%s” is asked for again by itself, and the waiting shows',
    async (text) => {
      const id = await begin()
      await run('reply.ask', { id, text: `${text}: ${id}` })
      await expect.poll(() => receivingOf(id)?.waiting()?.attempt).toBe(2)
      expect(await answered(id)).toMatchObject({ text: `I heard you say: ${text}: ${id}`, isComplete: true })
    },
  )

  test('that never comes is given up after a few times', async () => {
    const before = server.requests.length
    expect(await ask(await begin(), 'overloaded for good')).toMatchObject({ text: '', note: 'live:overloaded' })
    expect(server.requests.length - before).toBe(4)
  })
})

function readerContext() {
  return contextOf({ database: ctx.database, actor: steward }, 'interview.conduct')
}

describe('one at a time', () => {
  test('of ten who ask at once one does', async () => {
    const id = await begin()
    const results = await Promise.all(Array.from({ length: 10 }, () => run('reply.ask', { id, text: 'Hello?' })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const lost of results.filter(({ ok }) => !ok)) expect(lost).toMatchObject({ code: 'replyArriving' })
    await answered(id)
    expect(await turnsOf(id)).toHaveLength(2)
  })

  test('an answer is stopped, and what had come stays', async () => {
    const id = await begin()
    expect(await run('reply.stop', { id })).toMatchObject({ code: 'replyNotArriving' })
    await run('reply.ask', { id, text: 'Say it slowly.' })
    await expect.poll(async () => (await lastOf(id))?.text, { timeout: 10_000 }).toBe('I ')
    expect(await run('reply.stop', { id })).toMatchObject({ value: { index: 2 } })
    expect(await lastOf(id)).toMatchObject({ text: 'I ', note: 'live:stopped', isComplete: false, aliveAt: null })
    expect(receivingOf(id)).toBeNull()
  })

  test('an interview that ends takes along what has come, and seals it', async () => {
    const id = await begin()
    await run('reply.ask', { id, text: 'Say it slowly.' })
    await expect.poll(async () => (await lastOf(id))?.text, { timeout: 10_000 }).toBe('I ')
    expect(await run('interview.capture', { id, version: 1, endReason: 'subjectEnded' })).toMatchObject({ ok: true })
    expect(await lastOf(id)).toMatchObject({
      text: 'I ',
      note: 'live:interviewEnded',
      isComplete: false,
      aliveAt: null,
    })
    expect(await run('reply.ask', { id, text: 'Hello?' })).toMatchObject({ code: 'turnsAreSealed' })
  })

  test('an interview that is given up lets go of its answer', async () => {
    const id = await begin()
    await run('reply.ask', { id, text: 'Say it slowly.' })
    await run('interview.abandon', { id, version: 1, reason: 'The line was bad.' })
    expect(receivingOf(id)).toBeNull()
    expect(await lastOf(id)).toMatchObject({ note: 'live:interviewEnded', aliveAt: null })
  })
})

describe('a server that was stopped', () => {
  const gone = new Date(Date.now() - 60_000)
  const leaveOpen = (interviewId: string, aliveAt: Date) =>
    ctx.prisma.turn.create({
      data: { interviewId, index: 3, role: 'subject', text: 'I was ab', isComplete: false, aliveAt },
    })

  test('leaves a turn that is closed on the next look, and not before', async () => {
    const id = await begin({ said: ['Hello?', 'Hello.'] })
    await leaveOpen(id, new Date())
    expect(await run('reply.settle', { id })).toMatchObject({ code: 'replyNotGone' })
    await ctx.prisma.turn.updateMany({ where: { interviewId: id, index: 3 }, data: { aliveAt: gone } })
    expect(await findLastTurn(readerContext(), id)).toMatchObject({ isArriving: true, isGone: true })
    expect(await run('reply.settle', { id })).toMatchObject({ value: { index: 3 } })
    expect(await lastOf(id)).toMatchObject({ text: 'I was ab', note: 'live:serverStopped', isComplete: false })
  })

  test('does not stand in the way of the next question', async () => {
    const id = await begin({ said: ['Hello?', 'Hello.'] })
    await leaveOpen(id, gone)
    expect(await ask(id, 'Go on, please.')).toMatchObject({ index: 5, isComplete: true })
    expect(told()).toEqual(['user: Hello?', 'assistant: Hello.|I was ab', 'user: Go on, please.'])
  })

  test('keeps what had come when it was asked to stop', async () => {
    const id = await begin()
    await run('reply.ask', { id, text: 'Say it slowly.' })
    await expect.poll(async () => (await lastOf(id))?.text, { timeout: 10_000 }).toBe('I ')
    await endReplies()
    expect(await lastOf(id)).toMatchObject({ text: 'I ', note: 'live:serverStopped', aliveAt: null })
  })
})

describe('it is refused', () => {
  test('to everybody but those who hold interviews', async () => {
    const id = await begin()
    for (const role of roles.filter((one) => one !== 'steward')) {
      const actor = { ...steward, ...actorWith(role) }
      for (const name of ['reply.ask', 'reply.askAgain', 'reply.stop', 'reply.settle'] as const) {
        expect(await run(name, { id, text: 'Hello?' }, actor)).toMatchObject({ code: 'forbidden' })
      }
    }
  })

  test('of a model that has no name for the interface', async () => {
    const { id: modelId } = await makeModel(ctx.prisma)
    const { id } = await makeInterview(ctx.prisma, { modelId })
    expect(await run('reply.ask', { id, text: 'Hello?' })).toMatchObject({ code: 'liveOtherModel' })
    expect(await turnsOf(id)).toEqual([])
  })

  test('before an interview has begun', async () => {
    const id = await begin({ state: 'planned', startedAt: null })
    expect(await run('reply.ask', { id, text: 'Hello?' })).toMatchObject({ code: 'turnsAreSealed' })
  })
})
