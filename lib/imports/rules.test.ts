import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stages } from '../models/schema'
import { readSheet } from '../sheets/queries'
import { atOnce } from '../unhurried'
import { planImport, withoutReleasesAhead } from './rules'
import type { ExistingModel, ImportPlan, ImportRow } from './schema'

const page = 'https://example.org/page'
const blog = 'https://example.org/blog'
const planOf = (...given: Parameters<typeof planImport>): ImportPlan => atOnce(planImport(...given))

function rowOf(cells: Partial<ImportRow>): ImportRow {
  return {
    ...{ line: 2, isIdShared: false, provider: 'mistral', model_id: 'm-1', display_name: 'M 1', family: 'm' },
    ...{ released_on: null, deprecated_on: null, retires_on: null, retires_on_is_tentative: false },
    ...{ state: null, replacement_model_id: [], source_url: page },
    ...cells,
  }
}

function modelOf(parts: Partial<ExistingModel>): ExistingModel {
  const identity = { id: 'id-1', provider: 'mistral', apiId: 'm-1', displayName: 'M 1', family: 'm', stage: null }
  return { ...identity, claims: [], currentReplacements: [], ...parts }
}

/** The models as they stand once a plan has been carried out. */
function carryOut(plan: ImportPlan, existing: readonly ExistingModel[]): ExistingModel[] {
  const updated = existing.map((model) => {
    const update = plan.updates.find(({ modelId }) => modelId === model.id)
    const replaced = update?.replacements?.map(({ reference }) => reference)
    const claims = [...model.claims, ...(update?.addedClaims ?? [])]
    return { ...model, claims, currentReplacements: replaced ?? model.currentReplacements }
  })
  const created = plan.creates.map(({ provider, apiId, displayName, family, stage, claims, replacements }, index) => {
    const currentReplacements = replacements.map(({ reference }) => reference)
    const id = `new-${existing.length + index}`
    return { id, provider, apiId, displayName, family, stage, claims, currentReplacements }
  })
  return [...updated, ...created]
}

async function realRows(): Promise<readonly ImportRow[]> {
  const read = await readSheet(readFileSync(new URL('../../prisma/demo/model-deprecations.csv', import.meta.url)))
  if (!read.ok) throw new Error(read.refusal.code)
  return read.sheet.rows
}

test('every line of the real table becomes a model of its own, and the second time nothing is left to do', async () => {
  const first = planOf(await realRows(), [])
  expect(first).toMatchObject({ updates: [], unchanged: [], rejected: [], notes: [] })
  expect(first.creates.map(({ lines }) => lines)).toEqual(Array.from({ length: 105 }, (_, index) => [index + 2]))
  expect(first.creates.flatMap(({ notes }) => notes)).toEqual([])
  const second = planOf(await realRows(), carryOut(first, []))
  expect(second).toMatchObject({ creates: [], updates: [], rejected: [], notes: [] })
  expect(second.unchanged.length).toBe(105)
})

test('a line whose release lies ahead is rejected with its date, and the others are taken in', () => {
  const today = '2026-11-24'
  const rows = [null, today, '2026-11-25'].map((released_on, index) => rowOf({ line: index + 2, released_on }))
  const sheet = withoutReleasesAhead({ rows, rejected: [], ignoredColumns: [] }, today)
  expect(sheet.rows.map(({ line }) => line)).toEqual([2, 3])
  const values = { column: 'released_on', value: '2026-11-25' }
  expect(sheet.rejected).toEqual([{ line: 4, reason: { code: 'releaseAhead', values } }])
})

test('two models of the real table may share one id, and a floor that is past leaves the stage alone', async () => {
  const { creates } = planOf(await realRows(), [])
  for (const id of ['voxtral-mini-2507', 'open-mistral-7b']) {
    expect(new Set(creates.filter(({ apiId }) => apiId === id).map(({ displayName }) => displayName)).size).toBe(2)
  }
  expect(creates.find(({ apiId }) => apiId === 'claude-haiku-4-5-20251001')).toMatchObject({
    stage: 'legacy',
    claims: [{ kind: 'released' }, { kind: 'retiresNotBefore', date: '2026-10-15', isChosen: true }],
  })
})

test('a new model takes its stage, dates and replacements from its line', () => {
  const dates = { released_on: '2024-01-01', deprecated_on: '2025-01-01', retires_on: '2026-01-01' } as const
  const { creates } = planOf([rowOf({ ...dates, state: 'retired', replacement_model_id: ['a', 'b'] })], [])
  expect(creates).toEqual([
    {
      ...{
        lines: [2],
        provider: 'mistral',
        apiId: 'm-1',
        displayName: 'M 1',
        family: 'm',
        stage: 'retired',
        notes: [],
      },
      claims: [
        { kind: 'released', date: '2024-01-01', sourceUrl: page, isChosen: true },
        { kind: 'deprecated', date: '2025-01-01', sourceUrl: page, isChosen: true },
        { kind: 'retires', date: '2026-01-01', sourceUrl: page, isChosen: true },
      ],
      replacements: [
        { reference: 'a', sourceUrl: page },
        { reference: 'b', sourceUrl: page },
      ],
    },
  ])
})

test('lines with the same name are one model, and their dates stand beside each other', () => {
  const again = { line: 3, display_name: 'm 1', released_on: '2024-02-29', source_url: blog } as const
  const rows = [rowOf({ released_on: '2024-03-04', state: 'active' }), rowOf({ ...again, state: 'legacy' })]
  const { creates } = planOf(rows, [])
  expect(creates).toMatchObject([
    {
      lines: [2, 3],
      stage: 'active',
      claims: [
        { date: '2024-03-04', isChosen: false },
        { date: '2024-02-29', isChosen: false },
      ],
      notes: [
        { line: 3, code: 'nameDiffers', values: { file: 'm 1', record: 'M 1' } },
        { line: 3, code: 'stageDiffers', values: { file: 'legacy', record: 'active' } },
        { line: 3, code: 'dateDiffers', values: { kind: 'released', date: '2024-02-29', chosen: 'none' } },
      ],
    },
  ])
})

test('another date stands beside the chosen one, and a date from another source is a further claim', () => {
  const claims = [{ kind: 'released', date: '2024-03-04', sourceUrl: page, isChosen: true }] as const
  const same = rowOf({ released_on: '2024-03-04' })
  expect(planOf([same], [modelOf({ claims })]).unchanged.length).toBe(1)
  expect(planOf([{ ...same, source_url: blog }], [modelOf({ claims })]).updates).toMatchObject([
    { addedClaims: [{ date: '2024-03-04', sourceUrl: blog, isChosen: false }], notes: [] },
  ])
  expect(planOf([rowOf({ released_on: '2024-02-29' })], [modelOf({ claims })]).updates).toMatchObject([
    {
      addedClaims: [{ date: '2024-02-29', isChosen: false }],
      notes: [{ code: 'dateDiffers', values: { kind: 'released', date: '2024-02-29', chosen: '2024-03-04' } }],
    },
  ])
})

test('the first date of a kind is chosen, but a firm retirement does not push out a chosen floor', () => {
  const claims = [{ kind: 'retiresNotBefore', date: '2026-11-24', sourceUrl: page, isChosen: true }] as const
  const row = rowOf({ deprecated_on: '2026-10-01', retires_on: '2027-01-01' })
  expect(planOf([row], [modelOf({ claims })]).updates).toMatchObject([
    {
      addedClaims: [
        { kind: 'deprecated', isChosen: true },
        { kind: 'retires', isChosen: false },
      ],
      notes: [{ code: 'retirementKindDiffers', values: { kind: 'retires', chosen: '2026-11-24' } }],
    },
  ])
})

test('replacements are replaced when the list differs, and a blank cell removes nothing', () => {
  const model = modelOf({ currentReplacements: ['a', 'b'] })
  expect(planOf([rowOf({})], [model]).unchanged.length).toBe(1)
  expect(planOf([rowOf({ replacement_model_id: ['a', 'b'] })], [model]).unchanged.length).toBe(1)
  expect(planOf([rowOf({ replacement_model_id: ['b', 'a'] })], [model]).updates).toMatchObject([
    { modelId: 'id-1', addedClaims: [], replacements: [{ reference: 'b' }, { reference: 'a' }] },
  ])
})

const date = fc.constantFrom(null, '2024-01-01', '2025-01-01')

const anyRow = fc.record({
  isIdShared: fc.boolean(),
  provider: fc.constantFrom('mistral', 'Mistral'),
  model_id: fc.constantFrom(null, 'm-1', 'M-1', 'm-2'),
  display_name: fc.constantFrom('M 1', 'm 1', 'M 2', 'M 3'),
  family: fc.constantFrom('', 'm'),
  released_on: date,
  state: fc.constantFrom(null, ...stages),
  deprecated_on: date,
  retires_on: date,
  retires_on_is_tentative: fc.boolean(),
  replacement_model_id: fc.subarray(['a', 'b', 'c']),
  source_url: fc.constantFrom(page, blog),
})

const anyFile = fc.array(anyRow).map((rows) => rows.map((row, index) => ({ ...row, line: index + 2 })))

test('once carried out, a plan leaves nothing to do, and every line is accounted for exactly once', () => {
  fc.assert(
    fc.property(fc.array(anyFile, { minLength: 1, maxLength: 3 }), (files) => {
      let models: ExistingModel[] = []
      for (const rows of files) {
        const plan = planOf(rows, models)
        const told = [...plan.unchanged, ...plan.rejected].map(({ line }) => line)
        const lines = [...told, ...[...plan.creates, ...plan.updates].flatMap((change) => change.lines)]
        expect(lines.toSorted((one, other) => one - other)).toEqual(rows.map(({ line }) => line))
        expect(planOf(rows, models.toReversed())).toEqual(plan)
        models = carryOut(plan, models)
        expect(planOf(rows, models)).toMatchObject({ creates: [], updates: [], rejected: plan.rejected })
      }
    }),
  )
})

test.each([
  ['different models', (index: number) => ({ model_id: `m-${index}`, display_name: `M ${index}` })],
  ['names under one id', (index: number) => ({ model_id: 'm', display_name: `M ${index}` })],
  ['dates of one model', (index: number) => ({ released_on: new Date(index * 864e5).toISOString().slice(0, 10) })],
])('ten times as many %s take about ten times as long to plan, not a hundred', (_, cellsOf) => {
  const timeOf = (length: number) => {
    const rows = Array.from({ length }, (_, at) => rowOf({ line: at + 2, ...cellsOf(at) }))
    const models = carryOut(planOf(rows, []), [])
    const before = process.cpuUsage()
    expect(planOf(rows, models).unchanged.length).toBe(length)
    return process.cpuUsage(before).user
  }
  timeOf(1000)
  expect(timeOf(10_000) / timeOf(1000)).toBeLessThan(60)
})
