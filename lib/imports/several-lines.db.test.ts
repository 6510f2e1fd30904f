import { expect, test } from 'vitest'
import { importCodeText, refusalText } from '@/lib/i18n/refusal-text'
import type { ImportReport } from '@/lib/import-reports/rules'
import { actorWith, contextOf } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { importModels } from './commands'

const ctx = useDatabase()
const page = 'https://example.org/page'

async function importOf(file: string | Uint8Array) {
  const context = contextOf({ database: ctx.database, actor: actorWith('steward') }, 'model.import')
  const bytes = Uint8Array.from(typeof file === 'string' ? Buffer.from(file) : file)
  return importModels(context, { file: bytes, dryRun: false, expected: null })
}

async function reportOf(file: string | Uint8Array): Promise<ImportReport> {
  const result = await importOf(file)
  if (!result.ok) throw new Error(refusalText('en', result))
  return result.value
}

/** What is on record, in the words of a table. */
async function onRecord() {
  const models = await ctx.prisma.model.findMany({
    orderBy: { displayName: 'asc' },
    include: { dateClaims: { orderBy: { date: 'asc' } }, replacements: { orderBy: { position: 'asc' } } },
  })
  return models.map((model) => ({
    id: model.apiId,
    name: model.displayName,
    stage: model.stage,
    released: model.releasedOn?.toISOString().slice(0, 10) ?? null,
    claims: model.dateClaims.map((claim) => `${claim.kind} ${claim.date.toISOString().slice(0, 10)}`),
    replacements: model.replacements.map((replacement) => replacement.reference),
  }))
}

const header =
  'provider,model_id,display_name,released_on,state,retires_on,retires_on_is_tentative,replacement_model_id,source_url'
const other = 'https://example.org/blog'
const tableOf = (...lines: readonly string[]) => [header, ...lines].join('\n')
const sentences = (report: ImportReport) => report.notes.map((note) => `${note.line}: ${importCodeText('en', note)}`)

test('several successors stand in one cell, with stray blanks and hyphens', async () => {
  await reportOf(tableOf(`acme,a,A,,,,,"b\u20111; c ;;\u3000d\u200b;c",${page}`))
  expect(await onRecord()).toMatchObject([{ replacements: ['b-1', 'c', 'd'] }])
})

test('too many successors are rejected with their limit', async () => {
  const ids = Array.from({ length: 21 }, (_, index) => `m${index}`).join(';')
  const report = await reportOf(tableOf(`acme,a,A,,,,,${ids},${page}`))
  const [rejected] = report.rejected
  const sentence = rejected && importCodeText('en', rejected.reason)
  expect(sentence).toBe(
    'replacement_model_id names more than 20 models. Spread them over several lines of the same model.',
  )
  expect(rejected && importCodeText('ja', rejected.reason)).toContain('20')
})

test('lines without an id are as many models as they have names, and the same ones the second time', async () => {
  const file = tableOf(
    `acme,,A,2024-01-01,,,,,${page}`,
    `acme, ,B,2024-01-02,,,,,${page}`,
    `acme,\u200b,A,,,,,,${page}`,
  )
  expect(await reportOf(file)).toMatchObject({ created: 2, rejected: [] })
  expect(await onRecord()).toMatchObject([
    { id: null, name: 'A', released: '2024-01-01' },
    { id: null, name: 'B', released: '2024-01-02' },
  ])
  expect(await reportOf(file)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
})

test('an id with two dates is one model with two claims, and nobody chooses for it', async () => {
  const report = await reportOf(tableOf(`acme,a,A,2024-03-04,,,,,${page}`, `acme,a,A,2024-02-29,,,,,${other}`))
  expect(sentences(report)).toEqual([
    '3: Released: the table says 29 February 2024, and no date is chosen. Both are kept.',
  ])
  const claims = ['released 2024-02-29', 'released 2024-03-04']
  expect(await onRecord()).toEqual([{ id: 'a', name: 'A', stage: null, released: null, claims, replacements: [] }])
})

test('an id with two names is two models', async () => {
  expect(await reportOf(tableOf(`acme,a,A,,,,,,${page}`, `acme,a,B,,,,,,${page}`))).toMatchObject({ created: 2 })
  const report = await reportOf(tableOf(`acme,a,C,,,,,,${page}`))
  const sentence = /Several models of acme share the identifier a, and none of them is called C\. Write/
  expect(report.rejected.map(({ reason }) => importCodeText('en', reason))).toEqual([expect.stringMatching(sentence)])
  expect(report.rejected.map(({ reason }) => importCodeText('ja', reason)).join()).toContain('識別子が a のモデル')
})

test('the same line twice counts once, and says so', async () => {
  const same = `acme,a,A,2024-03-04,active,,,b,${page}`
  const report = await reportOf(tableOf(same, same, same))
  expect(report).toMatchObject({ created: 1, rejected: [] })
  expect(sentences(report)).toEqual([
    '3: The same as line 2. It counts once.',
    '4: The same as line 2. It counts once.',
  ])
  expect(await onRecord()).toMatchObject([{ claims: ['released 2024-03-04'], replacements: ['b'] }])
})

test('a tentative date that is past moves nobody, whatever the line says, now or on the way', async () => {
  await reportOf(tableOf(`acme,a,A,,active,2020-01-01,true,,${page}`, `acme,b,B,,,2020-01-01,true,,${page}`))
  await reportOf(tableOf(`acme,a,A,,retired,2019-01-01,true,,${other}`, `acme,b,B,,retired,2020-01-01,true,,${page}`))
  expect(await onRecord()).toMatchObject([
    { id: 'a', stage: 'active', claims: ['retiresNotBefore 2019-01-01', 'retiresNotBefore 2020-01-01'] },
    { id: 'b', stage: null },
  ])
})

test('an apostrophe that guards a cell from being run as a formula is taken off, and another one stays', async () => {
  await reportOf(tableOf(`acme,'-a,'=A(1),,,,,'@b;c,${page}`, `acme,b,'t Hooft,,,,,,${page}`))
  expect(await onRecord()).toMatchObject([
    { id: 'b', name: "'t Hooft" },
    { id: '-a', name: '=A(1)', replacements: ['@b', 'c'] },
  ])
})

test('every note has a sentence in both languages', async () => {
  await reportOf(tableOf(`acme,a,A,2024-01-01,active,2030-01-01,true,,${page}`, `acme,,N,,,,,,${page}`))
  const report = await reportOf(
    tableOf(`acme,a,Other,2024-01-02,retired,2031-01-01,false,,${page}`, `acme,n,N,,,,,,${page}`),
  )
  const codes = report.notes.map((note) => note.code)
  const expected = ['nameDiffers', 'stageDiffers', 'dateDiffers', 'retirementKindDiffers', 'sameNameWithoutId']
  expect(codes.toSorted()).toEqual(expected.toSorted())
  for (const note of report.notes) expect(importCodeText('ja', note)).toMatch(/[\u3040-\u30ff].*。$/)
  for (const note of report.notes) expect(importCodeText('en', note)).toMatch(/^[A-Z].*\.$/)
})
