import { expect, test } from 'vitest'
import { type Actor, permissions } from '@/lib/auth/permissions'
import { type DatedModel, entriesOf, isCalendarAddress, partsAsked } from './rules'

const today = '2026-11-24'

function model(parts: Partial<DatedModel> = {}): DatedModel {
  return {
    id: 'one',
    version: 3,
    slug: 'claude-3-opus',
    displayName: 'Claude Opus 3',
    provider: 'anthropic',
    stage: 'deprecated',
    retiresOn: null,
    isRetirementTentative: false,
    updatedAt: new Date('2026-11-01T10:00:00Z'),
    availability: [],
    ...parts,
  }
}

function listed(...models: readonly DatedModel[]) {
  return entriesOf(models, today).map(({ kind, date, surface }) =>
    [kind, date, ...(surface ? [surface] : [])].join(' '),
  )
}

test('a firm date is a retirement, a tentative one only a floor', () => {
  expect(listed(model({ retiresOn: '2027-01-05' }))).toEqual(['retirement 2027-01-05'])
  expect(listed(model({ retiresOn: '2027-01-05', isRetirementTentative: true }))).toEqual(['floor 2027-01-05'])
  expect(listed(model({ retiresOn: '2027-01-05', isRetirementTentative: true, stage: 'retired' }))).toEqual([])
  expect(listed(model())).toEqual([])
})

test('a commitment is an entry of its own for each surface', () => {
  const availability = [
    { id: 'a', surface: 'Claude API', committedUntil: '2027-03-01' },
    { id: 'b', surface: 'claude.ai', committedUntil: '2027-02-01' },
    { id: 'c', surface: 'Bedrock', committedUntil: null },
  ]
  expect(listed(model({ availability, stage: 'retired' }))).toEqual([
    'commitment 2027-02-01 claude.ai',
    'commitment 2027-03-01 Claude API',
  ])
})

test('a date stays for thirty days after it has passed', () => {
  expect(listed(model({ retiresOn: '2026-10-25' }))).toEqual(['retirement 2026-10-25'])
  expect(listed(model({ retiresOn: '2026-10-24' }))).toEqual([])
})

test('entries are in the order of their days, then of their names', () => {
  const later = model({ id: 'a', displayName: 'A', retiresOn: '2027-02-01' })
  const z = model({ id: 'z', displayName: 'Z', retiresOn: '2027-01-01' })
  const b = model({ id: 'b', displayName: 'B', retiresOn: '2027-01-01' })
  expect(entriesOf([later, z, b], today).map((entry) => entry.model.displayName)).toEqual(['B', 'Z', 'A'])
})

test('a floor that becomes firm keeps its identity, so that calendars move the entry and add none', () => {
  const [floor] = entriesOf([model({ retiresOn: '2027-01-05', isRetirementTentative: true })], today)
  const [firm] = entriesOf([model({ retiresOn: '2027-03-05' })], today)
  expect(floor?.uid).toBe(firm?.uid)
})

test('only a token that reads the calendar and nothing else is a calendar address', () => {
  const token = { kind: 'token', id: 'x', name: 'x', roles: ['steward'], scope: ['calendar.read'] } as const
  expect(isCalendarAddress(token)).toBe(true)
  const others: readonly Actor[] = [
    { ...token, scope: ['calendar.read', 'model.read'] },
    { ...token, scope: ['model.read'] },
    { ...token, scope: [] },
    { kind: 'person', id: 'x', name: 'x', roles: ['steward'] },
    { kind: 'system', id: null, name: 'x', roles: [], scope: ['calendar.read'] },
  ]
  expect(others.filter(isCalendarAddress)).toEqual([])
  expect(permissions['calendar.read'].length).toBe(6)
})

test.each([
  [null, ['dates', 'obligations']],
  ['', ['dates', 'obligations']],
  ['everything', ['dates', 'obligations']],
  ['mine', ['mine']],
  ['mine,dates', ['dates', 'mine']],
  ['obligations', ['obligations']],
] as const)('an address that asks for %s gets %j', (text, parts) => {
  expect(partsAsked(text)).toEqual(parts)
})
