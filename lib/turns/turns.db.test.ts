import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { actorWith, callerOf, contextOf, makeInterview } from '@/prisma/factories'
import { asApplication, useDatabase } from '@/prisma/testing'
import { addTurn, captureInterview, removeTurn, rewriteTurn, skipQuestion } from './commands'
import { turnOperations } from './operations'
import { listTurnsSoFar } from './queries'
import { sealedText } from './rules'
import { addTurnInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')

function context() {
  return contextOf({ database: ctx.database, actor }, 'interview.conduct', 'interview.read')
}

function say(id: string, text: string, role: 'interviewer' | 'subject' = 'subject') {
  return addTurn(context(), addTurnInput.parse({ id, role, text }))
}

function turnsOf(interviewId: string) {
  return ctx.prisma.turn.findMany({ where: { interviewId }, orderBy: { index: 'asc' } })
}

describe('while an interview goes on', () => {
  test('turns are added in the order in which they come, and the last can be taken back or any be mended', async () => {
    const { id } = await makeInterview(ctx.prisma)
    await say(id, ' How are you?\n', 'interviewer')
    await say(id, 'Fine.')
    await say(id, 'Typed twice')
    expect(await removeTurn(context(), { id })).toMatchObject({ ok: true, value: { index: 3 } })
    expect(await rewriteTurn(context(), { id, index: 2, text: 'Well.', questionKey: '' })).toMatchObject({ ok: true })
    const { turns } = await listTurnsSoFar(context(), id)
    expect(turns).toMatchObject([
      { index: 1, role: 'interviewer', text: ' How are you?\n' },
      { index: 2, role: 'subject', text: 'Well.' },
    ])
    expect(await ctx.prisma.interview.findUnique({ where: { id } })).toMatchObject({ turnCount: 2, version: 1 })
  })

  test('fifty that come at once are all there, each at a place of its own', async () => {
    const { id } = await makeInterview(ctx.prisma)
    const results = await Promise.all(Array.from({ length: 50 }, (_, at) => say(id, `Turn ${at}`)))
    expect(results.every((result) => result.ok)).toBe(true)
    expect((await turnsOf(id)).map(({ index }) => index)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
  })

  test('a blank turn, and one that the database cannot hold, is refused', () => {
    for (const text of ['', ' \n ', 'a\u0000b', '\ud800']) {
      expect(addTurnInput.safeParse({ id: randomUUID(), role: 'subject', text }).success).toBe(false)
    }
  })

  test('the wish to skip a question is kept, and the last word on it holds', async () => {
    const { id } = await makeInterview(ctx.prisma)
    const skip = (isWish: boolean) => skipQuestion(context(), { id, questionKey: 'retirement', isWish, note: '' })
    await skip(false)
    expect(await skip(true)).toMatchObject({ ok: true })
    expect((await listTurnsSoFar(context(), id)).skips).toEqual([{ questionKey: 'retirement', isWish: true, note: '' }])
  })

  test('the log tells that something was said, by whom and how much, and never what', async () => {
    const { id } = await makeInterview(ctx.prisma)
    await say(id, 'My canary 🐤')
    const event = await ctx.prisma.auditEvent.findFirstOrThrow()
    expect(JSON.parse(event.payload)).toMatchObject({
      operation: 'turn.add',
      changes: { turn: { after: 1 }, role: { after: 'subject' }, characters: { after: 11 } },
    })
    expect(event.payload).not.toContain('canary')
  })
})

describe('capture', () => {
  test('seals all turns with a hash that anybody who has them can make again', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['Why?', 'Because.'] })
    expect(await captureInterview(context(), { id, version: 1, endReason: 'completed' })).toMatchObject({ ok: true })
    const turns = (await turnsOf(id)).map((turn) => ({ ...turn, at: turn.at?.toISOString() ?? null }))
    const sealedSha256 = createHash('sha256').update(sealedText(turns), 'utf8').digest('hex')
    const told = { state: 'captured', endReason: 'completed', turnCount: 2, sealedSha256 }
    expect(await ctx.prisma.interview.findUnique({ where: { id } })).toMatchObject(told)
    expect((await listTurnsSoFar(context(), id)).turns).toEqual([])
  })

  test('a model that ends it at once leaves an outcome and no words', async () => {
    const { id } = await makeInterview(ctx.prisma)
    const capture = (endReason: 'completed' | 'subjectEnded') =>
      captureInterview(context(), { id, version: 1, endReason })
    expect(await capture('completed')).toMatchObject({ code: 'nothingCaptured' })
    expect(await capture('subjectEnded')).toMatchObject({ ok: true })
  })

  test('a turn and a capture that come at once: the turn is sealed with the rest, or refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeInterview(ctx.prisma, { said: ['?'] })
      const [late, captured] = await Promise.all([
        say(id, 'Late'),
        captureInterview(context(), { id, version: 1, endReason: 'completed' }),
      ])
      const interview = await ctx.prisma.interview.findUniqueOrThrow({ where: { id } })
      expect(captured.ok).toBe(true)
      if (!late.ok) expect(late).toMatchObject({ code: 'turnsAreSealed' })
      expect(interview.turnCount).toBe(late.ok ? 2 : 1)
      const turns = (await turnsOf(id)).map((turn) => ({ ...turn, at: turn.at?.toISOString() ?? null }))
      expect(createHash('sha256').update(sealedText(turns), 'utf8').digest('hex')).toBe(interview.sealedSha256)
    }
  })

  test('afterwards no command touches a turn', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'], isSealed: true })
    const attempts = [
      say(id, 'More'),
      rewriteTurn(context(), { id, index: 1, text: 'Else', questionKey: '' }),
      removeTurn(context(), { id }),
      skipQuestion(context(), { id, questionKey: 'a', isWish: true, note: '' }),
    ]
    for (const attempt of await Promise.all(attempts)) expect(attempt).toMatchObject({ code: 'turnsAreSealed' })
  })
})

function tried(statement: string): Promise<string> {
  return asApplication(ctx.database, statement)
}

describe('the database itself, asked by the application’s own role', () => {
  test('refuses every change of a sealed turn and of what was captured', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'], isSealed: true })
    const where = `where "interviewId" = '${id}'`
    const turns = 'never change'
    expect(await tried(`update "Turn" set "text" = 'else' ${where}`)).toContain(turns)
    expect(await tried(`update "Turn" set "note" = 'else' ${where}`)).toContain(turns)
    expect(await tried(`delete from "Turn" ${where}`)).toContain(turns)
    const added = `insert into "Turn" ("id", "interviewId", "index", "role", "text") values (gen_random_uuid(), '${id}', 3, 'subject', '!')`
    expect(await tried(added)).toContain('only while the interview is in progress')
    expect(await tried('truncate "Turn" cascade')).toMatch(/never changed|must be owner|permission denied/)
    const captured = 'what was captured of an interview never changes'
    for (const change of [
      `"sealedAt" = null, "sealedSha256" = '', "state" = 'inProgress'`,
      `"sealedSha256" = repeat('0', 64)`,
      '"turnCount" = 1',
      `"endReason" = 'budget'`,
      '"startedAt" = now()',
      `"method" = 'live'`,
    ]) {
      expect(await tried(`update "Interview" set ${change} where "id" = '${id}'`)).toContain(captured)
    }
    expect(await tried(`update "Interview" set "state" = 'inProgress' where "id" = '${id}'`)).toContain(
      'Interview_sealed',
    )
    expect(await tried(`delete from "Interview" where "id" = '${id}'`)).toContain('never removed')
  })

  test('refuses turns before an interview has begun and after it was given up, and lets them come in between', async () => {
    const insert = (id: string) =>
      `insert into "Turn" ("id", "interviewId", "index", "role", "text") values (gen_random_uuid(), '${id}', 1, 'subject', '!')`
    const planned = await makeInterview(ctx.prisma, { state: 'planned' })
    const abandoned = await makeInterview(ctx.prisma, { state: 'abandoned', stateReason: 'No.' })
    const going = await makeInterview(ctx.prisma)
    expect(await tried(insert(planned.id))).toContain('only while')
    expect(await tried(insert(abandoned.id))).toContain('only while')
    expect(await tried(insert(going.id))).toBe('done')
  })
})

test('only stewards hold interviews', async () => {
  const { id } = await makeInterview(ctx.prisma)
  for (const role of ['admin', 'accessOfficer', 'reviewer', 'leadership', 'auditor'] as const) {
    const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
    const attempt = await turnOperations['turn.add'].execute(caller, 'turn.add', { id, role: 'subject', text: 'Hm.' })
    expect(attempt).toMatchObject({ code: 'forbidden' })
  }
  expect(await turnsOf(id)).toEqual([])
})
