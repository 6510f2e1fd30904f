import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findModel } from '@/lib/models/queries'
import { actorWith, contextOf } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { importModels } from './commands'

const ctx = useDatabase()
const actor = actorWith('steward')
const realTable = readFileSync('prisma/demo/model-deprecations.csv')
const header =
  'provider,model_id,display_name,released_on,retires_on,retires_on_is_tentative,replacement_model_id,source_url'
const page = 'https://example.org/page'

type Choice = { readonly dryRun?: boolean; readonly expected?: string | null }

async function importOf(file: Uint8Array<ArrayBuffer> | string, { dryRun = false, expected = null }: Choice = {}) {
  const context = contextOf({ database: ctx.database, actor }, 'model.import')
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  return importModels(context, { file: bytes, dryRun, expected })
}

async function reportOf(file: Uint8Array<ArrayBuffer> | string, choice: Choice = {}) {
  const result = await importOf(file, choice)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

function tableOf(...lines: readonly string[]) {
  return [header, ...lines].join('\n')
}

async function state() {
  const [models, claims, replacements, events] = await Promise.all([
    ctx.prisma.model.findMany({ orderBy: { id: 'asc' } }),
    ctx.prisma.dateClaim.findMany({ orderBy: { id: 'asc' } }),
    ctx.prisma.replacement.findMany({ orderBy: { id: 'asc' } }),
    ctx.prisma.auditEvent.findMany({ orderBy: { seq: 'asc' } }),
  ])
  return { models, claims, replacements, events }
}

async function recordOf(slug: string) {
  return findModel(contextOf({ database: ctx.database }, 'model.read'), slug)
}

describe('the real table of 105 rows', () => {
  test('creates 105 models, with an event each and one for the file', async () => {
    const report = await reportOf(realTable)
    expect(report).toMatchObject({ created: 105, updated: 0, unchanged: 0, rejected: [] })
    const { models, events } = await state()
    expect([models.length, events.length]).toEqual([105, 106])
    const sha256 = createHash('sha256').update(realTable).digest('hex')
    expect(events[0]).toMatchObject({ operation: 'import.apply', recordId: sha256, actorId: actor.id })
    expect(await recordOf('claude-3-opus-20240229')).toMatchObject({ releasedOn: '2024-03-04', stage: 'retired' })
  })

  test('a second time finds 105 unchanged and leaves no trace', async () => {
    await reportOf(realTable)
    const before = await state()
    expect(await reportOf(realTable)).toMatchObject({ created: 0, updated: 0, unchanged: 105, rejected: [] })
    expect(await state()).toEqual(before)
  })

  test('twice at once creates every model once', async () => {
    const reports = await Promise.all([reportOf(realTable), reportOf(realTable)])
    expect(reports.map((report) => report.created).sort()).toEqual([0, 105])
    expect(await ctx.prisma.model.count()).toBe(105)
  })

  test('as a preview says what would happen and does nothing', async () => {
    const preview = await reportOf(realTable, { dryRun: true })
    expect(preview).toMatchObject({ created: 105, updated: 0 })
    expect(await state()).toEqual({ models: [], claims: [], replacements: [], events: [] })
    expect(preview.creates.every((line) => line.slug === null)).toBe(true)
    const report = await reportOf(realTable, { expected: preview.fingerprint })
    expect({ ...report, creates: report.creates.map((line) => ({ ...line, slug: null })) }).toEqual(preview)
    expect(report.creates[0]?.slug).toBe('claude-fable-5-1')
  })
})

test('a date that differs becomes a second claim beside the first, and the chosen one stays', async () => {
  await reportOf(tableOf(`anthropic,opus-3,Opus 3,2024-03-04,2026-01-05,false,,${page}`))
  const report = await reportOf(tableOf(`anthropic,opus-3,Opus 3,2024-02-29,2026-01-05,false,,${page}`))
  expect(report).toMatchObject({ created: 0, updated: 1, notes: [{ line: 2, code: 'dateDiffers' }] })
  expect(await recordOf('opus-3')).toMatchObject({ version: 2, releasedOn: '2024-03-04', unsettledKinds: ['released'] })
  expect(await ctx.prisma.dateClaim.count()).toBe(3)
})

test('a new successor ends the one before, which stays on record', async () => {
  await reportOf(tableOf(`anthropic,opus-3,Opus 3,,,,opus-4,${page}`))
  await reportOf(tableOf(`anthropic,opus-3,Opus 3,,,,opus-5,${page}`))
  const record = await recordOf('opus-3')
  const told = record?.replacements.map(({ reference, endedAt }) => [reference, endedAt !== null])
  expect(told?.sort()).toEqual([
    ['opus-4', true],
    ['opus-5', false],
  ])
})

test('an empty cell takes nothing away', async () => {
  await reportOf(tableOf(`anthropic,opus-3,Opus 3,2024-03-04,2027-01-05,true,opus-4,${page}`))
  const before = await state()
  expect(await reportOf(tableOf(`anthropic,opus-3,Opus 3,,,,,${page}`))).toMatchObject({ unchanged: 1 })
  expect((await state()).models).toEqual(before.models)
})

test('a line that cannot be read is named with its reason, and the others are taken in', async () => {
  const file = tableOf(`anthropic,a,A,2026-02-30,,,,${page}`, `anthropic,b,B,,,,,${page}`, `anthropic,c,,,,,,${page}`)
  const report = await reportOf(file)
  const rejected = [
    { line: 2, reason: { code: 'dateInvalid' } },
    { line: 4, reason: { code: 'cellMissing' } },
  ]
  expect(report).toMatchObject({ created: 1, rejected })
})

test('a preview that no longer holds is refused, and nothing happens', async () => {
  const file = tableOf(`anthropic,opus-3,Opus 3,2024-03-04,,,,${page}`)
  const { fingerprint } = await reportOf(file, { dryRun: true })
  await reportOf(file)
  const before = await state()
  expect(await importOf(file, { expected: fingerprint })).toEqual({ ok: false, code: 'planChanged' })
  expect(await importOf(file, { expected: 'forged' })).toEqual({ ok: false, code: 'planChanged' })
  expect(await state()).toEqual(before)
})

test('a file that is no table is refused with the reason', async () => {
  expect(await importOf('')).toMatchObject({ code: 'fileEmpty' })
  expect(await importOf('name\nx')).toMatchObject({ code: 'columnsMissing' })
  expect(await importOf(new Uint8Array([0, 1, 2, 3, 0]))).toMatchObject({ ok: false })
  expect(await ctx.prisma.auditEvent.count()).toBe(0)
})

test('when one row cannot be written, none is', async () => {
  await ctx.database.pool.query(`
    create function refuse_last() returns trigger language plpgsql as
      $$ begin if new."sourceUrl" like '%/last' then raise exception 'disk full'; end if; return new; end $$;
    create trigger refuse_last before insert on "DateClaim" for each row execute function refuse_last();`)
  try {
    const lines = Array.from({ length: 600 }, (_, n) => `anthropic,m-${n},M ${n},2024-03-04,,,,${page}`)
    const file = tableOf(...lines, `anthropic,last,Last,2024-03-04,,,,https://example.org/last`)
    await expect(importOf(file)).rejects.toThrow()
    expect(await state()).toEqual({ models: [], claims: [], replacements: [], events: [] })
  } finally {
    await ctx.database.pool.query('drop trigger refuse_last on "DateClaim"; drop function refuse_last()')
  }
})

test('10,000 rows are taken in, and a second time found unchanged', { timeout: 120_000 }, async () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, n) => `provider-${n % 20},model-${n},Model ${n},2024-03-04,2027-01-05,true,model-${n + 1},${page}`,
  )
  expect(await reportOf(tableOf(...lines))).toMatchObject({ created: 10_000, rejected: [] })
  expect(await ctx.prisma.auditEvent.count()).toBe(10_001)
  expect(await reportOf(tableOf(...lines))).toMatchObject({ unchanged: 10_000 })
})
