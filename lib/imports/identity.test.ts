import { expect, test } from 'vitest'
import { atOnce } from '../unhurried'
import { planImport } from './rules'
import type { ExistingModel, ImportPlan, ImportRow } from './schema'

const page = 'https://example.org/page'
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

test('a model is found by provider and id, whatever the case, and is not renamed, moved or re-filed', () => {
  const row = rowOf({ provider: 'Mistral', model_id: 'M\u20111', display_name: 'New', family: 'f', state: 'retired' })
  const plan = planOf([row], [modelOf({ stage: 'active' })])
  expect(plan).toMatchObject({ creates: [], updates: [], unchanged: [{ line: 2, modelId: 'id-1' }] })
  expect(plan.notes).toEqual([
    { line: 2, code: 'nameDiffers', values: { file: 'New', record: 'M 1' } },
    { line: 2, code: 'familyDiffers', values: { file: 'f', record: 'm' } },
    { line: 2, code: 'stageDiffers', values: { file: 'retired', record: 'active' } },
  ])
})

test('of several models with one id the name decides, and without it the line is ambiguous', () => {
  const existing = [modelOf({}), modelOf({ id: 'id-2', displayName: 'M 2' })]
  expect(planOf([rowOf({ display_name: 'm 2' })], existing).unchanged).toEqual([{ line: 2, modelId: 'id-2' }])
  const values = { provider: 'mistral', apiId: 'm-1', displayName: 'M 3' }
  expect(planOf([rowOf({ display_name: 'M 3' })], existing).rejected).toEqual([
    { line: 2, reason: { code: 'modelAmbiguous', values } },
  ])
})

test('two names under one id in the file are two models, even when one of the lines could not be read', () => {
  const rows = [rowOf({}), rowOf({ line: 3, display_name: 'M 2' })]
  expect(planOf(rows, [modelOf({})])).toMatchObject({ creates: [{ lines: [3] }], unchanged: [{ line: 2 }] })
  const readable = rowOf({ line: 3, display_name: 'M 2', isIdShared: true })
  expect(planOf([readable], [modelOf({})])).toMatchObject({ creates: [{ displayName: 'M 2' }], unchanged: [] })
})

test('a line without an id means a model without an id and with the same name', () => {
  const row = rowOf({ model_id: null })
  const nameless = modelOf({ id: 'id-2', apiId: null })
  expect(planOf([row], [modelOf({})]).creates.length).toBe(1)
  expect(planOf([{ ...row, display_name: 'M 2' }], [nameless]).creates.length).toBe(1)
  expect(planOf([row], [modelOf({}), nameless]).unchanged).toEqual([{ line: 2, modelId: 'id-2' }])
  expect(planOf([row], [nameless, { ...nameless, id: 'id-3', displayName: 'm 1' }]).unchanged.length).toBe(1)
  expect(planOf([row], [nameless, { ...nameless, id: 'id-3' }]).unchanged).toEqual([{ line: 2, modelId: 'id-2' }])
  const others = [nameless, { ...nameless, id: 'id-3' }].map((model) => ({ ...model, displayName: 'm  1' }))
  expect(planOf([row], others).rejected[0]?.reason.code).toBe('modelAmbiguous')
})

test('an id that turns up for a name known without one is pointed out', () => {
  const { creates } = planOf([rowOf({})], [modelOf({ apiId: null })])
  const values = { name: 'M 1', modelId: 'id-1' }
  expect(creates[0]?.notes).toEqual([{ line: 2, code: 'sameNameWithoutId', values }])
})
