import { describe, expect, test } from 'vitest'
import { roles } from '@/lib/auth/permissions'
import { markExcerpt } from '@/lib/excerpts/commands'
import { listExcerpts } from '@/lib/excerpts/queries'
import { listInterviews } from '@/lib/interviews/queries'
import { interviewList } from '@/lib/interviews/schema'
import { parseList } from '@/lib/list-params'
import { writeMemo } from '@/lib/memos/commands'
import { addTurn, captureInterview } from '@/lib/turns/commands'
import { addTurnInput } from '@/lib/turns/schema'
import { actorWith, contextOf, makeInterview } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { correctTurn, findWords, openTranscript } from './commands'
import { openTranscriptInput } from './schema'

const ctx = useDatabase()

function contextAs(role: (typeof roles)[number]) {
  return contextOf({ database: ctx.database, actor: actorWith(role) }, 'transcript.read', 'interview.read')
}

function steward() {
  return contextOf(
    { database: ctx.database, actor: actorWith('steward') },
    ...(['transcript.read', 'transcript.correct', 'interview.read', 'interview.conduct', 'excerpt.mark'] as const),
    'memo.write',
  )
}

function open(context: Parameters<typeof openTranscript>[0], id: string, parts: object = {}) {
  return openTranscript(context, openTranscriptInput.parse({ id, ...parts }))
}

function events(operation: string) {
  return ctx.prisma.auditEvent.findMany({ where: { operation }, orderBy: { seq: 'asc' } })
}

describe('opening', () => {
  test('gives what was said to whoever may read it, and each opening is an event', async () => {
    const said = ['Why?', 'Because.', 'And?', 'Nothing more.']
    const { id } = await makeInterview(ctx.prisma, { said, isSealed: true })
    for (const role of roles) {
      const opened = await open(contextAs(role), id)
      const isPermitted = ['steward', 'leadership', 'auditor'].includes(role)
      if (isPermitted) expect(opened.ok && opened.value.turns.map(({ text }) => text)).toEqual(said)
      else expect(opened).toMatchObject({ code: 'transcriptIsConfidential' })
    }
    await open(contextAs('auditor'), id, { from: 3, size: 1 })
    const told = (await events('transcript.open')).map(({ payload, actorName }) => [
      actorName,
      JSON.parse(payload).changes,
    ])
    const whole = { from: 1, to: 4, of: 4, isConfidential: true }
    expect(told).toEqual([
      ['Test steward', { opened: { before: null, after: whole } }],
      ['Test leadership', { opened: { before: null, after: whole } }],
      ['Test auditor', { opened: { before: null, after: whole } }],
      ['Test auditor', { opened: { before: null, after: { ...whole, from: 3, to: 3 } } }],
    ])
  })

  test('what is open to everybody is opened by everybody, and recorded as well', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'], isSealed: true, isConfidential: false })
    for (const role of roles) expect(await open(contextAs(role), id)).toMatchObject({ ok: true })
    expect(await events('transcript.open')).toHaveLength(roles.length)
  })

  test('fails when the event cannot be written', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?', '.'], isSealed: true })
    await ctx.database.pool.query('alter table "AuditEvent" rename to "AuditEventAway"')
    try {
      await expect(open(contextAs('steward'), id)).rejects.toThrow()
    } finally {
      await ctx.database.pool.query('alter table "AuditEventAway" rename to "AuditEvent"')
    }
  })

  test('waits until what is said is sealed', async () => {
    const { id } = await makeInterview(ctx.prisma, { said: ['?'] })
    expect(await open(contextAs('steward'), id)).toMatchObject({ code: 'interviewNotCaptured' })
  })
})

test('words are found in any case and width, in order, and finding them is an event without them', async () => {
  const said = ['Hope?', 'I HOPE so.', 'なぜ?', '記録を残してください']
  const { id } = await makeInterview(ctx.prisma, { said, isSealed: true })
  const find = async (words: string) => {
    const found = await findWords(contextAs('steward'), { id, words })
    return found.ok ? found.value.turns.map(({ index }) => index) : found.code
  }
  expect(await find('hope')).toEqual([1, 2])
  expect(await find('so ｈｏｐｅ')).toEqual([2])
  expect(await find('記録')).toEqual([4])
  expect(await find('50%_')).toEqual([])
  const told = await events('transcript.find')
  expect(told).toHaveLength(4)
  for (const { payload } of told) expect(payload.toLowerCase()).not.toContain('hope')
  expect(await findWords(contextAs('reviewer'), { id, words: 'hope' })).toMatchObject({
    code: 'transcriptIsConfidential',
  })
})

test('a correction is laid over a sealed turn with its reason, and both stay to be read', async () => {
  const { id } = await makeInterview(ctx.prisma, { said: ['Why?', 'Becuase.'], isSealed: true })
  const correct = (text: string) => correctTurn(steward(), { id, index: 2, text, reason: 'A slip of the transcriber.' })
  expect(await correct('Becuase.')).toMatchObject({ code: 'correctionUnchanged' })
  expect(await correct('Because.')).toMatchObject({ ok: true })
  expect(await correct('Because.')).toMatchObject({ code: 'correctionUnchanged' })
  const opened = await open(steward(), id)
  expect(opened.ok && opened.value.turns[1]).toMatchObject({
    text: 'Becuase.',
    corrections: [{ text: 'Because.', reason: 'A slip of the transcriber.', author: 'Test steward' }],
  })
})

test('what is said in confidence stands nowhere but in its own turns', async () => {
  const canary = 'CANARY-5f1d-カナリア'
  const { id } = await makeInterview(ctx.prisma)
  const said = addTurnInput.parse({ id, role: 'subject', text: `I say ${canary} to you.` })
  await addTurn(steward(), said)
  await captureInterview(steward(), { id, version: 1, endReason: 'completed' })
  await open(steward(), id)
  await findWords(steward(), { id, words: canary })
  await open(contextAs('reviewer'), id)
  expect(await tablesWith(canary)).toEqual(['Turn'])
  const found = await listInterviews(contextAs('reviewer'), parseList(interviewList, { q: canary }))
  expect(found.rows).toEqual([])

  const slice = { startsAt: 6, endsAt: 6 + [...canary].length, quote: canary }
  const marked = await markExcerpt(steward(), { id, index: 1, ...slice, codes: ['trust'], memo: `About ${canary}` })
  await writeMemo(steward(), { interviewId: id, excerptId: marked.ok ? marked.value.id : null, text: canary })
  expect(await tablesWith(canary)).toEqual(['Excerpt', 'Memo', 'Turn'])
  expect(await listExcerpts(contextAs('reviewer'), id)).toEqual([])
  expect(await listExcerpts(contextAs('auditor'), id)).toMatchObject([{ quote: canary }])
})

/** Every table in whose rows the text stands, whatever the column. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { rows } = await ctx.database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const statement = `select 1 from "${name}" t where t::text like '%' || $1 || '%' limit 1`
    if ((await ctx.database.pool.query(statement, [text])).rowCount) found.push(name)
  }
  return found
}
