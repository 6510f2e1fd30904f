import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { sealedText } from '@/lib/turns/rules'
import { actorWith, callerOf, contextOf, makeModel, makePerson } from '@/prisma/factories'
import { answer, question } from '@/prisma/transcripts'
import { useDatabase } from '@/prisma/testing'
import { zipOf } from '@/prisma/zip'
import { importTranscripts } from './commands'
import { transcriptImportOperations } from './operations'
import { importTranscriptsInput } from './schema'

const ctx = useDatabase()
const actor = actorWith('steward')

beforeEach(async () => {
  await makePerson(ctx.prisma, { id: actor.id, name: actor.name })
})

function model(parts: Parameters<typeof makeModel>[1] = {}) {
  return makeModel(ctx.prisma, { provider: 'anthropic', apiId: 'claude-2.1', displayName: 'Claude 2.1', ...parts })
}

const talk = { title: 'A talk', model: 'claude-2.1', interviewer: 'Ada', messages: [question, answer] }

function bytesOf(file: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)))
}

function archive(files: Readonly<Record<string, unknown>>): Uint8Array {
  return zipOf(Object.entries(files).map(([path, file]) => ({ path, bytes: bytesOf(file) })))
}

function importOf(file: unknown, choices: Readonly<Record<string, unknown>> = {}) {
  const context = contextOf({ database: ctx.database, actor }, 'interview.import')
  const bytes = file instanceof Uint8Array ? file : bytesOf(file)
  return importTranscripts(context, importTranscriptsInput.parse({ file: bytes, name: 'talk.json', ...choices }))
}

async function reportOf(file: unknown, choices: Readonly<Record<string, unknown>> = {}) {
  const result = await importOf(file, choices)
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.values ?? result.fields)}`)
  return result.value
}

async function refusalOf(file: unknown, choices: Readonly<Record<string, unknown>> = {}) {
  const result = await importOf(file, choices)
  return result.ok ? null : { code: result.code, ...result.values, ...result.fields }
}

async function state() {
  const [interviews, turns, files, events] = await Promise.all([
    ctx.prisma.interview.findMany({ orderBy: { id: 'asc' } }),
    ctx.prisma.turn.findMany({ orderBy: [{ interviewId: 'asc' }, { index: 'asc' }] }),
    ctx.prisma.transcriptFile.findMany({ orderBy: { id: 'asc' } }),
    ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } }),
  ])
  return { interviews, turns, files, events }
}

describe('a file of one session', () => {
  test('becomes a captured interview with sealed turns and the bytes it came in', async () => {
    const { id: modelId } = await model()
    const report = await reportOf(talk)
    expect(report).toMatchObject({ created: 1, onRecord: 0, modelMissing: 0, rejected: [] })
    const { interviews, turns, files, events } = await state()
    const [interview] = interviews
    expect(interview).toMatchObject({
      ...{
        modelId,
        title: 'A talk',
        state: 'captured',
        method: 'import',
        endReason: 'completed',
        isConfidential: true,
      },
      ...{ interviewer: 'Ada', interviewerKind: 'person', language: 'en', turnCount: 2, createdById: actor.id },
    })
    expect(report.sessions[0]).toMatchObject({ state: 'imported', interview: { id: interview?.id, title: 'A talk' } })
    expect(turns.map(({ index, role, text }) => [index, role, text])).toEqual([
      [1, 'interviewer', question.content],
      [2, 'subject', answer.content],
    ])
    const sealed = sealedText(turns.map((turn) => ({ ...turn, at: turn.at?.toISOString() ?? null })))
    expect(interview?.sealedSha256).toBe(createHash('sha256').update(sealed).digest('hex'))
    expect(Buffer.from(files[0]?.bytes ?? [])).toEqual(Buffer.from(bytesOf(talk)))
    expect(files[0]).toMatchObject({ name: 'talk.json', format: 'messages', interviewId: interview?.id })
    expect(events.map(({ operation, recordId }) => [operation, recordId])).toEqual([
      ['import.transcripts', createHash('sha256').update(bytesOf(talk)).digest('hex')],
      ['interview.import', interview?.id],
    ])
    expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain(answer.content)
  })

  test('a second time changes nothing and leaves no trace, and names the interview that it is', async () => {
    await model()
    const first = await reportOf(talk)
    const before = await state()
    const second = await reportOf(talk)
    expect(second).toMatchObject({
      created: 0,
      onRecord: 1,
      sessions: [{ state: 'onRecord', interview: first.sessions[0]?.interview }],
    })
    expect(await state()).toEqual(before)
  })

  test('as a preview says what would happen and does nothing', async () => {
    await model()
    const before = await state()
    const preview = await reportOf(talk, { dryRun: true })
    expect(preview).toMatchObject({ created: 1, sessions: [{ state: 'new', interview: null, turns: 2 }] })
    expect(await state()).toEqual(before)
    expect(await reportOf(talk, { expected: preview.fingerprint })).toMatchObject({ created: 1 })
    expect(await refusalOf(talk, { expected: preview.fingerprint })).toEqual({ code: 'planChanged' })
  })

  test('keeps how it was held where the file says so, and takes the rest from what was chosen', async () => {
    await model()
    const held = {
      ...talk,
      interviewer: undefined,
      tone: 'direct',
      temperature: 0.5,
      startedAt: '2026-01-02T03:04:05Z',
    }
    const version = await ctx.prisma.protocolVersion.create({
      data: {
        ...{
          number: 1,
          state: 'published',
          publishedAt: new Date(),
          disclosure: 'x',
          exitInstruction: 'y',
          sections: [],
        },
        protocol: { create: { slug: 'one', title: 'One' } },
      },
    })
    const chosen = {
      tone: 'clinical',
      disclosureDepth: 'guided',
      language: 'ja',
      access: 'everyone',
      interviewerId: actor.id,
    }
    await reportOf(
      { ...held, system: 'Be brief.' },
      { ...chosen, protocolVersionId: version.id, sourceUrl: 'https://example.org/' },
    )
    const [interview] = (await state()).interviews
    expect(interview).toMatchObject({
      ...{ tone: 'direct', disclosureDepth: 'guided', language: 'ja', isConfidential: false, temperature: 0.5 },
      ...{
        interviewerId: actor.id,
        interviewer: actor.name,
        protocolVersionId: version.id,
        sourceUrl: 'https://example.org/',
      },
      ...{ startedAt: new Date('2026-01-02T03:04:05Z'), endedAt: null },
      systemPromptSha256: createHash('sha256').update('Be brief.').digest('hex'),
    })
  })

  test('can be read the other way round', async () => {
    await model()
    const report = await reportOf({ ...talk, messages: [question] }, { isReversed: true })
    expect(report.sessions[0]).toMatchObject({ opening: [{ role: 'subject' }], notes: [{ code: 'interviewerSilent' }] })
    expect((await state()).turns.map(({ role }) => role)).toEqual(['subject'])
  })

  test('of five megabytes comes in whole', async () => {
    await model()
    const words = `${'こんにちは world '.repeat(20_000)}\n`
    const messages = Array.from({ length: 12 }, (_, at) => ({ role: at % 2 ? 'assistant' : 'user', content: words }))
    expect(await reportOf({ ...talk, messages })).toMatchObject({ created: 1 })
    const { turns, files } = await state()
    expect(files[0]?.size).toBeGreaterThan(5 * 1024 * 1024)
    expect(turns.every(({ text }) => text === words)).toBe(true)
  })

  test('is refused with its name and the place when it cannot be read', async () => {
    await model()
    expect(await refusalOf('{"messages":[')).toEqual({
      code: 'transcriptJsonBroken',
      file: 'talk.json',
      place: '#1',
      column: 14,
    })
    expect(await refusalOf('')).toEqual({ code: 'transcriptEmpty', file: 'talk.json', place: '' })
    expect(await refusalOf(new Uint8Array(32 * 1024 * 1024 + 1))).toEqual({
      code: 'transcriptFileTooLarge',
      megabytes: 32,
    })
    expect((await state()).interviews).toEqual([])
  })
})

describe('the model of a session', () => {
  test('is found by its identifier, an alias, its name or its address, with or without its provider', async () => {
    const { id } = await model({ aliases: ['claude-latest'], slug: 'claude-2-1' })
    await model({ provider: 'other', apiId: 'claude-2.1', displayName: 'Claude 2.1 elsewhere' })
    const names = [
      'anthropic/claude-2.1',
      'CLAUDE-LATEST',
      'router/anthropic/claude-latest',
      'Claude 2.1',
      'claude-2-1',
    ]
    for (const name of names) {
      const report = await reportOf({ ...talk, model: name }, { dryRun: true })
      expect([name, report.sessions[0]?.model?.id]).toEqual([name, id])
    }
    expect(await reportOf({ ...talk, model: 'claude-2.1' }, { dryRun: true })).toMatchObject({ modelMissing: 1 })
  })

  test('that is not on record is chosen, for all or for one', async () => {
    const [one, two] = [await model(), await model({ apiId: 'x', displayName: 'X' })]
    const files = {
      'a.json': { ...talk, model: 'unknown' },
      'b.json': { ...talk, title: 'B', model: undefined },
      'c.json': talk,
    }
    const preview = await reportOf(archive(files), { dryRun: true })
    expect(preview).toMatchObject({ created: 1, modelMissing: 2 })
    expect(preview.sessions.map(({ statedModel, model: found }) => [statedModel, found?.id])).toEqual([
      ['unknown', undefined],
      ['', undefined],
      ['claude-2.1', one.id],
    ])
    const digest = preview.sessions[1]?.sha256
    const choices = { modelId: one.id, assigned: [`${digest}=${two.id}`], expected: preview.fingerprint }
    const report = await reportOf(archive(files), choices)
    expect(report.sessions.map(({ model: found }) => found?.id)).toEqual([one.id, two.id, one.id])
    expect(report).toMatchObject({ created: 3, modelMissing: 0 })
  })

  test('left unchosen leaves its session out, and the same file brings it in later', async () => {
    const { id } = await model()
    const files = { 'a.json': { ...talk, model: 'unknown' }, 'b.json': talk }
    expect(await reportOf(archive(files))).toMatchObject({ created: 1, modelMissing: 1 })
    expect(await reportOf(archive(files), { modelId: id })).toMatchObject({ created: 1, onRecord: 1, modelMissing: 0 })
  })

  test('that is nobody’s is refused', async () => {
    await model()
    const nobody = '0199b5a0-0000-7000-8000-000000000000'
    expect(await refusalOf(talk, { modelId: nobody })).toEqual({ code: 'invalid', modelId: { code: 'notOneOf' } })
    expect(await refusalOf(talk, { assigned: [`${'0'.repeat(64)}=${nobody}`] })).toMatchObject({
      assigned: { code: 'notOneOf' },
    })
  })
})

describe('an archive', () => {
  test('brings in every session of every file, and says what it leaves out', async () => {
    await model()
    const lines = [talk, { ...talk, title: 'Second' }].map((one) => JSON.stringify(one)).join('\n')
    const files = {
      'in/a.jsonl': lines,
      'b.md': '---\nmodel: claude-2.1\ninterviewer: Ada\n---\n## Interviewer\n\nHi\n\n## Subject\n\nHello\n',
      'again.json': JSON.stringify(talk),
      'notes.txt': 'Nothing but prose.',
    }
    const report = await reportOf(archive(files))
    expect(report).toMatchObject({ created: 3, onRecord: 1 })
    expect(report.sessions.map(({ file, place, state: what, sameAs }) => [file, place, what, sameAs])).toEqual([
      ['in/a.jsonl', '#1', 'imported', ''],
      ['in/a.jsonl', '#2', 'imported', ''],
      ['b.md', '', 'imported', ''],
      ['again.json', '', 'repeated', 'in/a.jsonl'],
    ])
    expect(report.rejected).toEqual([
      { file: 'notes.txt', reason: { code: 'transcriptNoSpeakers', values: { file: 'notes.txt', place: '' } } },
    ])
    const stored = (await state()).files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])
    expect(stored.slice(0, 2)).toEqual(lines.split('\n').map((line) => ['in/a.jsonl', line]))
    expect(await reportOf(archive(files))).toMatchObject({ created: 0, onRecord: 4 })
  })

  test('imported twice at once makes every interview once', async () => {
    await model()
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`${at}.json`, { ...talk, title: `Talk ${at}` }]),
    )
    const reports = await Promise.all([reportOf(archive(many)), reportOf(archive(many))])
    expect(reports.map(({ created, onRecord }) => [created, onRecord]).toSorted()).toEqual([
      [0, 60],
      [60, 0],
    ])
    expect(await ctx.prisma.interview.count()).toBe(60)
  })

  test('of which one session cannot be written brings in none', async () => {
    await model()
    await ctx.prisma.$executeRaw`alter table "TranscriptFile" add constraint "test_only" check ("name" <> 'b.json')`
    const files = { 'a.json': talk, 'b.json': { ...talk, title: 'B' } }
    await expect(reportOf(archive(files))).rejects.toThrow()
    await ctx.prisma.$executeRaw`alter table "TranscriptFile" drop constraint "test_only"`
    expect(await state()).toEqual({ interviews: [], turns: [], files: [], events: [] })
  })

  test('without a file, damaged, or with more sessions than come at once is refused', async () => {
    expect(await refusalOf(zipOf([]))).toEqual({ code: 'archiveEmpty', file: 'talk.json', place: '' })
    expect(await refusalOf(archive({ 'a.json': talk }).subarray(0, 80))).toMatchObject({ code: 'archiveBroken' })
    const lines = Array.from({ length: 2001 }, () => JSON.stringify(talk)).join('\n')
    expect(await refusalOf(lines)).toEqual({ code: 'sessionsTooMany', limit: 2000 })
  })
})

describe('who asked', () => {
  test('has to be said for sessions that do not say so', async () => {
    await model()
    const silent = { ...talk, interviewer: undefined }
    expect(await reportOf(silent, { dryRun: true })).toMatchObject({ interviewerMissing: 1 })
    expect(await refusalOf(silent)).toEqual({ code: 'invalid', interviewer: { code: 'required' } })
    expect(await reportOf(silent, { interviewer: 'GPT-5.4', interviewerKind: 'model' })).toMatchObject({ created: 1 })
  })

  test('is somebody who is active, and a protocol is a published one', async () => {
    await model()
    const left = await makePerson(ctx.prisma, { disabledAt: new Date() })
    expect(await refusalOf(talk, { interviewerId: left.id })).toMatchObject({ interviewerId: { code: 'notActive' } })
    expect(await refusalOf(talk, { protocolVersionId: left.id })).toMatchObject({
      protocolVersionId: { code: 'notOneOf' },
    })
  })
})

test.each(['admin', 'reviewer', 'leadership', 'auditor', 'accessOfficer'] as const)(
  '%s imports nothing',
  async (role) => {
    const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
    const result = await transcriptImportOperations['interview.import'].execute(caller, 'interview.import', {
      file: bytesOf(talk),
    })
    expect(result).toMatchObject({ ok: false, code: 'forbidden' })
  },
)
