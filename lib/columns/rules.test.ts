import { expect, test } from 'vitest'
import { importColumns } from '../imports/schema'
import { likelyColumn } from './rules'

test.each([
  ['modelId', 'model_id'],
  ['Model ID', 'model_id'],
  ['ｍｏｄｅｌ－ｉｄ', 'model_id'],
  ['製品名', 'display_name'],
  ['提供元', 'provider'],
  ['Vendor', 'provider'],
  ['provder', 'provider'],
  ['porvider', 'provider'],
  ['sourceurls', 'source_url'],
  ['Release Date', 'released_on'],
  ['retires on', 'retires_on'],
  ['引退日', 'retires_on'],
  ['Notes', null],
  ['備考', null],
  ['', null],
] as const)('%s probably means %s', (name, column) => {
  expect(likelyColumn(name)).toBe(column)
})

test('every column means itself', () => {
  expect(importColumns.map(likelyColumn)).toEqual(importColumns)
})
