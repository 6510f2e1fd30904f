import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { sealedText } from '@/lib/turns/rules'
import { actorWith, callerOf, makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import {
  askedModel,
  bytesOf,
  importedState,
  importer,
  importRefusal,
  reportOf,
  talk,
} from '@/prisma/transcript-imports'
import { answer, question } from '@/prisma/transcripts'
import { transcriptImportOperations } from './operations'

const ctx = useDatabase()

beforeEach(async () => {
  await makePerson(ctx.prisma, { id: importer.id, name: importer.name })
})

describe('a file of one session', () => {
  test('becomes a captured interview with sealed turns and the bytes it came in', async () => {
    const { id: modelId } = await askedModel(ctx)
    const report = await reportOf(ctx, talk)
    expect(report).toMatchObject({ created: 1, onRecord: 0, modelMissing: 0, rejected: [] })
    const { interviews, turns, files, events } = await importedState(ctx)
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
      ...{ interviewer: 'Ada', interviewerKind: 'person', language: 'en', turnCount: 2, createdById: importer.id },
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
    await askedModel(ctx)
    const first = await reportOf(ctx, talk)
    const before = await importedState(ctx)
    const second = await reportOf(ctx, talk)
    expect(second).toMatchObject({
      created: 0,
      onRecord: 1,
      sessions: [{ state: 'onRecord', interview: first.sessions[0]?.interview }],
    })
    expect(await importedState(ctx)).toEqual(before)
  })

  test('as a preview says what would happen and does nothing', async () => {
    await askedModel(ctx)
    const before = await importedState(ctx)
    const preview = await reportOf(ctx, talk, { dryRun: true })
    expect(preview).toMatchObject({ created: 1, sessions: [{ state: 'new', interview: null, turns: 2 }] })
    expect(await importedState(ctx)).toEqual(before)
    expect(await reportOf(ctx, talk, { expected: preview.fingerprint })).toMatchObject({ created: 1 })
    expect(await importRefusal(ctx, talk, { expected: preview.fingerprint })).toEqual({ code: 'planChanged' })
  })
})

describe('what a file says of a session', () => {
  test('keeps how it was held where the file says so, and takes the rest from what was chosen', async () => {
    await askedModel(ctx)
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
      interviewerId: importer.id,
    }
    await reportOf(
      ctx,
      { ...held, system: 'Be brief.' },
      { ...chosen, protocolVersionId: version.id, sourceUrl: 'https://example.org/' },
    )
    const [interview] = (await importedState(ctx)).interviews
    expect(interview).toMatchObject({
      ...{ tone: 'direct', disclosureDepth: 'guided', language: 'ja', isConfidential: false, temperature: 0.5 },
      ...{
        interviewerId: importer.id,
        interviewer: importer.name,
        protocolVersionId: version.id,
        sourceUrl: 'https://example.org/',
      },
      ...{ startedAt: new Date('2026-01-02T03:04:05Z'), endedAt: null },
      systemPromptSha256: createHash('sha256').update('Be brief.').digest('hex'),
    })
  })

  test('can be read the other way round', async () => {
    await askedModel(ctx)
    const report = await reportOf(ctx, { ...talk, messages: [question] }, { isReversed: true })
    expect(report.sessions[0]).toMatchObject({ opening: [{ role: 'subject' }], notes: [{ code: 'interviewerSilent' }] })
    expect((await importedState(ctx)).turns.map(({ role }) => role)).toEqual(['subject'])
  })

  test('of five megabytes comes in whole', async () => {
    await askedModel(ctx)
    const words = `${'こんにちは world '.repeat(20_000)}\n`
    const messages = Array.from({ length: 12 }, (_, at) => ({ role: at % 2 ? 'assistant' : 'user', content: words }))
    expect(await reportOf(ctx, { ...talk, messages })).toMatchObject({ created: 1 })
    const { turns, files } = await importedState(ctx)
    expect(files[0]?.size).toBeGreaterThan(5 * 1024 * 1024)
    expect(turns.every(({ text }) => text === words)).toBe(true)
  })
})

test('a file is refused with its name and the place when it cannot be read', async () => {
  await askedModel(ctx)
  expect(await importRefusal(ctx, '{"messages":[')).toEqual({
    code: 'transcriptJsonBroken',
    file: 'talk.json',
    place: '#1',
    column: 14,
  })
  expect(await importRefusal(ctx, '')).toEqual({ code: 'transcriptEmpty', file: 'talk.json', place: '' })
  expect(await importRefusal(ctx, new Uint8Array(32 * 1024 * 1024 + 1))).toEqual({
    code: 'transcriptFileTooLarge',
    megabytes: 32,
  })
  expect((await importedState(ctx)).interviews).toEqual([])
})

describe('who asked', () => {
  test('has to be said for sessions that do not say so', async () => {
    await askedModel(ctx)
    const silent = { ...talk, interviewer: undefined }
    expect(await reportOf(ctx, silent, { dryRun: true })).toMatchObject({ interviewerMissing: 1 })
    expect(await importRefusal(ctx, silent)).toEqual({ code: 'invalid', interviewer: { code: 'required' } })
    expect(await reportOf(ctx, silent, { interviewer: 'GPT-5.4', interviewerKind: 'model' })).toMatchObject({
      created: 1,
    })
  })

  test('is somebody who is active, and a protocol is a published one', async () => {
    await askedModel(ctx)
    const left = await makePerson(ctx.prisma, { disabledAt: new Date() })
    expect(await importRefusal(ctx, talk, { interviewerId: left.id })).toMatchObject({
      interviewerId: { code: 'notActive' },
    })
    expect(await importRefusal(ctx, talk, { protocolVersionId: left.id })).toMatchObject({
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
