import { describe, expect, test } from 'vitest'
import { parseList } from '@/lib/list-params'
import { groupsOf, isContradictory, type Life, lanesOf, piecesOf, summaryOf, viewOf, type Window } from './rules'
import { timelineList } from './schema'

const today = '2026-11-24'

const nothing: Life = {
  stage: null,
  releasedOn: null,
  legacyOn: null,
  deprecatedOn: null,
  retiresOn: null,
  isRetirementTentative: false,
}

test('dates contradict each other when a later stage begins first, or the record is ahead of a firm date', () => {
  const life = (parts: Partial<Life>) => isContradictory({ ...nothing, ...parts }, today)
  expect(life({ releasedOn: '2025-01-01', deprecatedOn: '2024-01-01' })).toBe(true)
  expect(life({ stage: 'retired', retiresOn: '2027-01-01' })).toBe(true)
  expect(life({ stage: 'deprecated', deprecatedOn: '2027-01-01' })).toBe(true)
  expect(life({ deprecatedOn: '2025-01-01', retiresOn: '2025-01-01' })).toBe(false)
  expect(life({ deprecatedOn: '2025-01-01', retiresOn: '2024-01-01', isRetirementTentative: true })).toBe(false)
  expect(life({ stage: 'active', deprecatedOn: '2025-01-01' })).toBe(false)
})

describe('a window of availability', () => {
  const open: Window = { surface: 'API', mode: 'public', startsOn: null, endsOn: null, committedUntil: null }
  const pieces = (window: Partial<Window>, firstDay: string | null = '2024-03-04') =>
    piecesOf({ ...open, ...window }, firstDay, today).map(
      ({ certainty, from, until, isStartOpen }) =>
        `${isStartOpen ? '~' : ''}${from ?? '?'}..${until ?? '?'} ${certainty}`,
    )

  test('runs on while nobody has named its end', () => {
    expect(pieces({ startsOn: '2026-01-05' })).toEqual(['2026-01-05..2026-11-24 known', '2026-11-24..? open'])
  })

  test('is promised up to the date that somebody committed to', () => {
    expect(pieces({ startsOn: '2026-01-05', committedUntil: '2027-01-05' })).toEqual([
      '2026-01-05..2026-11-24 known',
      '2026-11-24..2027-01-05 planned',
      '2027-01-05..? open',
    ])
    expect(pieces({ startsOn: '2026-01-05', committedUntil: '2026-02-05' })).toEqual([
      '2026-01-05..2026-11-24 known',
      '2026-11-24..? open',
    ])
  })

  test('begins with the model, openly, when its own beginning is not known', () => {
    expect(pieces({ endsOn: '2026-01-05' })).toEqual(['~2024-03-04..2026-01-05 known'])
    expect(pieces({ endsOn: '2026-01-05' }, null)).toEqual(['?..2026-01-05 known'])
    expect(pieces({ endsOn: '2020-01-05' })).toEqual(['?..2020-01-05 known'])
  })

  test('that ends ahead is planned from today on; one that begins ahead is planned as a whole', () => {
    expect(pieces({ startsOn: '2026-01-05', endsOn: '2027-01-05' })).toEqual([
      '2026-01-05..2026-11-24 known',
      '2026-11-24..2027-01-05 planned',
    ])
    expect(pieces({ startsOn: '2027-01-05', endsOn: '2028-01-05' })).toEqual(['2027-01-05..2028-01-05 planned'])
    expect(pieces({ startsOn: '2027-01-05' })).toEqual(['2027-01-05..? open'])
  })

  test('stands in the lane of its surface', () => {
    const windows = [open, { ...open, surface: 'claude.ai' }, { ...open, mode: 'byRequest' as const }]
    expect(lanesOf(windows).map(({ surface, windows }) => [surface, windows.length])).toEqual([
      ['API', 2],
      ['claude.ai', 1],
    ])
  })
})

test('the point of the picture is counted from the same rows', () => {
  const lives: readonly Partial<Life>[] = [
    { stage: 'retired', retiresOn: '2026-01-05' },
    { stage: 'retired', retiresOn: '2027-01-05', isRetirementTentative: true },
    { stage: 'deprecated', retiresOn: '2026-11-24' },
    { stage: 'deprecated', retiresOn: '2027-11-24' },
    { stage: 'deprecated', retiresOn: '2027-11-25' },
    { stage: 'deprecated', retiresOn: '2026-11-23' },
    { stage: 'active', retiresOn: '2027-01-01', isRetirementTentative: true },
    { stage: null },
  ]
  expect(
    summaryOf(
      lives.map((life) => ({ ...nothing, ...life })),
      today,
    ),
  ).toEqual({
    models: 8,
    retired: 2,
    soon: 2,
    floors: 1,
  })
})

test('rows stand under their headings in alphabetical order, and keep theirs', () => {
  const rows = ['mistral 1', 'cohere 2', 'mistral 3'].map((text) => {
    const [provider = '', family = ''] = text.split(' ')
    return { provider, family }
  })
  expect(groupsOf(rows, 'none')).toEqual([{ name: null, rows }])
  expect(groupsOf(rows, 'provider').map(({ name, rows }) => [name, rows.map(({ family }) => family)])).toEqual([
    ['cohere', ['2']],
    ['mistral', ['1', '3']],
  ])
  expect(groupsOf(rows, 'family').map(({ name }) => name)).toEqual(['1', '2', '3'])
})

test('the address says how the rows are drawn, and nonsense in it is ignored', () => {
  const view = (raw: Readonly<Record<string, string>>) => viewOf(parseList(timelineList, raw))
  expect(view({})).toEqual({ group: 'provider', zoom: 'all', at: null, isTableShown: false })
  expect(view({ group: 'family', zoom: '2y', at: '2026-02-28', table: 'shown' })).toEqual({
    group: 'family',
    zoom: '2y',
    at: '2026-02-28',
    isTableShown: true,
  })
  expect(view({ group: 'x', zoom: '9y', at: '2026-02-30', table: 'x' })).toEqual(view({}))
})
