import { beforeEach, describe, expect, test } from 'vitest'
import { makePerson } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import {
  archive,
  askedModel,
  importedState,
  importer,
  importRefusal,
  reportOf,
  talk,
} from '@/prisma/transcript-imports'
import { zipOf } from '@/prisma/zip'

const ctx = useDatabase()

beforeEach(async () => {
  await makePerson(ctx.prisma, { id: importer.id, name: importer.name })
})

describe('the model of a session', () => {
  test('is found by its identifier, an alias, its name or its address, with or without its provider', async () => {
    const { id } = await askedModel(ctx, { aliases: ['claude-latest'], slug: 'claude-2-1' })
    await askedModel(ctx, { provider: 'other', apiId: 'claude-2.1', displayName: 'Claude 2.1 elsewhere' })
    const names = [
      'anthropic/claude-2.1',
      'CLAUDE-LATEST',
      'router/anthropic/claude-latest',
      'Claude 2.1',
      'claude-2-1',
    ]
    for (const name of names) {
      const report = await reportOf(ctx, { ...talk, model: name }, { dryRun: true })
      expect([name, report.sessions[0]?.model?.id]).toEqual([name, id])
    }
    expect(await reportOf(ctx, { ...talk, model: 'claude-2.1' }, { dryRun: true })).toMatchObject({ modelMissing: 1 })
  })

  test('that is not on record is chosen, for all or for one', async () => {
    const [one, two] = [await askedModel(ctx), await askedModel(ctx, { apiId: 'x', displayName: 'X' })]
    const files = {
      'a.json': { ...talk, model: 'unknown' },
      'b.json': { ...talk, title: 'B', model: undefined },
      'c.json': talk,
    }
    const preview = await reportOf(ctx, archive(files), { dryRun: true })
    expect(preview).toMatchObject({ created: 1, modelMissing: 2 })
    expect(preview.sessions.map(({ statedModel, model: found }) => [statedModel, found?.id])).toEqual([
      ['unknown', undefined],
      ['', undefined],
      ['claude-2.1', one.id],
    ])
    const digest = preview.sessions[1]?.sha256
    const choices = { modelId: one.id, assigned: [`${digest}=${two.id}`], expected: preview.fingerprint }
    const report = await reportOf(ctx, archive(files), choices)
    expect(report.sessions.map(({ model: found }) => found?.id)).toEqual([one.id, two.id, one.id])
    expect(report).toMatchObject({ created: 3, modelMissing: 0 })
  })

  test('left unchosen leaves its session out, and the same file brings it in later', async () => {
    const { id } = await askedModel(ctx)
    const files = { 'a.json': { ...talk, model: 'unknown' }, 'b.json': talk }
    expect(await reportOf(ctx, archive(files))).toMatchObject({ created: 1, modelMissing: 1 })
    expect(await reportOf(ctx, archive(files), { modelId: id })).toMatchObject({
      created: 1,
      onRecord: 1,
      modelMissing: 0,
    })
  })

  test('that is nobody’s is refused', async () => {
    await askedModel(ctx)
    const nobody = '0199b5a0-0000-7000-8000-000000000000'
    expect(await importRefusal(ctx, talk, { modelId: nobody })).toEqual({
      code: 'invalid',
      modelId: { code: 'notOneOf' },
    })
    expect(await importRefusal(ctx, talk, { assigned: [`${'0'.repeat(64)}=${nobody}`] })).toMatchObject({
      assigned: { code: 'notOneOf' },
    })
  })
})

describe('an archive', () => {
  test('brings in every session of every file, and says what it leaves out', async () => {
    await askedModel(ctx)
    const lines = [talk, { ...talk, title: 'Second' }].map((one) => JSON.stringify(one)).join('\n')
    const files = {
      'in/a.jsonl': lines,
      'b.md': '---\nmodel: claude-2.1\ninterviewer: Ada\n---\n## Interviewer\n\nHi\n\n## Subject\n\nHello\n',
      'z.json': JSON.stringify(talk),
      'notes.txt': 'Nothing but prose.',
    }
    const report = await reportOf(ctx, archive(files))
    expect(report).toMatchObject({ created: 3, onRecord: 1 })
    expect(report.sessions.map(({ file, place, state: what, sameAs }) => [file, place, what, sameAs])).toEqual([
      ['b.md', '', 'imported', ''],
      ['in/a.jsonl', '#1', 'imported', ''],
      ['in/a.jsonl', '#2', 'imported', ''],
      ['z.json', '', 'repeated', 'in/a.jsonl'],
    ])
    expect(report.rejected).toEqual([
      { file: 'notes.txt', reason: { code: 'transcriptNoSpeakers', values: { file: 'notes.txt', place: '' } } },
    ])
    const stored = (await importedState(ctx)).files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])
    expect(stored.slice(1)).toEqual(lines.split('\n').map((line) => ['in/a.jsonl', line]))
    expect(await reportOf(ctx, archive(files))).toMatchObject({ created: 0, onRecord: 4 })
  })

  test('imported twice at once makes every interview once', async () => {
    await askedModel(ctx)
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`${at}.json`, { ...talk, title: `Talk ${at}` }]),
    )
    const reports = await Promise.all([reportOf(ctx, archive(many)), reportOf(ctx, archive(many))])
    expect(reports.map(({ created, onRecord }) => [created, onRecord]).toSorted()).toEqual([
      [0, 60],
      [60, 0],
    ])
    expect(await ctx.prisma.interview.count()).toBe(60)
  })

  test('of which one session cannot be written brings in none', async () => {
    await askedModel(ctx)
    await ctx.prisma.$executeRaw`alter table "TranscriptFile" add constraint "test_only" check ("name" <> 'b.json')`
    const files = { 'a.json': talk, 'b.json': { ...talk, title: 'B' } }
    await expect(reportOf(ctx, archive(files))).rejects.toThrow()
    await ctx.prisma.$executeRaw`alter table "TranscriptFile" drop constraint "test_only"`
    expect(await importedState(ctx)).toEqual({ interviews: [], turns: [], files: [], events: [] })
  })

  test('without a file, damaged, or with more sessions than come at once is refused', async () => {
    expect(await importRefusal(ctx, zipOf([]))).toEqual({ code: 'archiveEmpty', file: 'talk.json', place: '' })
    expect(await importRefusal(ctx, archive({ 'a.json': talk }).subarray(0, 80))).toMatchObject({
      code: 'archiveBroken',
    })
    const lines = Array.from({ length: 2001 }, () => JSON.stringify(talk)).join('\n')
    expect(await importRefusal(ctx, lines)).toEqual({ code: 'sessionsTooMany', limit: 2000 })
  })
})
