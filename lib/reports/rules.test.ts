import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { obligationStates } from '@/lib/obligations/schema'
import type { OwedFacts } from '@/lib/report-parts/schema'
import {
  differingParts,
  isOwnReport,
  type ReportFacts,
  readNumber,
  readReport,
  reportOf,
  reportPath,
  reportText,
} from './rules'

const facts: ReportFacts = {
  model: { id: 'a', slug: 'claude-3-opus', displayName: 'Claude Opus 3', isDemo: false },
  asOf: '2026-11-24T12:00:00.000Z',
  madeFrom: { auditSeq: '1', auditHash: 'b', policyVersion: 1 },
  identity: {
    ...{ displayName: 'Claude Opus 3', provider: 'anthropic', apiId: null, aliases: [], family: 'opus', stage: null },
    ...{ isPubliclyReleased: true, hasSignificantInternalUse: false, summary: '', traits: '', steward: null },
    recordedOn: '2026-11-23',
  },
  dates: {
    ...{ releasedOn: null, deprecatedOn: null, retiresOn: null, isRetirementTentative: false },
    ...{ unsettled: 0, notice: null, claims: [] },
  },
  windows: [],
  successors: [],
  keeping: { level: 0, artifacts: [], drills: [] },
  ...{ interviews: [], preferences: [], owed: [], downsides: [], signals: [], settlements: [], overrides: [] },
  events: [],
}

const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))

const owed: fc.Arbitrary<OwedFacts> = fc.record({
  title: fc.string(),
  owedTo: fc.constantFrom('model', 'public'),
  kind: fc.constantFrom('report', 'publication'),
  dueOn: fc.option(day),
  state: fc.constantFrom(...obligationStates),
  stateReason: fc.string(),
  isDemo: fc.boolean(),
  sourceUrl: fc.constantFrom('', 'https://example.org/'),
  sourceTitle: fc.constantFrom('', 'Example'),
  evidence: fc.constant([]),
  ratings: fc.array(
    fc.record({
      ...{ verdict: fc.constantFrom('kept', 'broken'), reason: fc.string(), ratedBy: fc.string() },
      ...{ ratedAt: fc.constant('2026-10-02T08:15:00.000Z'), isDemo: fc.boolean() },
    }),
    { maxLength: 2 },
  ),
})

describe('a report', () => {
  test('has a value for each of its columns in every row, and none besides', () => {
    fc.assert(
      fc.property(fc.array(owed), (list) => {
        for (const { tables } of reportOf({ ...facts, owed: list }, null).parts) {
          for (const { columns, rows } of tables) {
            const keys = columns.map(({ key }) => key).toSorted()
            for (const { values } of rows) expect(Object.keys(values).toSorted()).toEqual(keys)
          }
        }
      }),
    )
  })

  test('counts every obligation once by what became of it', () => {
    fc.assert(
      fc.property(fc.array(owed), (list) => {
        const part = reportOf({ ...facts, owed: list }, null).parts.find(({ key }) => key === 'owed')
        const count = (name: string) => Number(part?.figures.find(({ key }) => key === name)?.value)
        const settled = ['kept', 'compromised', 'broken', 'notApplicable'].reduce((sum, name) => sum + count(name), 0)
        expect(count('open') + settled).toBe(list.length)
        expect(count('overdue')).toBeLessThanOrEqual(count('open'))
      }),
    )
  })

  test('is read from its text as it was written, and has one text', () => {
    fc.assert(
      fc.property(fc.array(owed), fc.option(fc.integer({ min: 1, max: 99 })), (list, number) => {
        const report = reportOf({ ...facts, owed: list }, number)
        const text = reportText(report)
        expect(reportText(readReport(text))).toBe(text)
        expect(differingParts(report, readReport(text))).toEqual([])
      }),
    )
  })

  test('differs from another in the parts that differ, whatever its number, time and place in the log', () => {
    const later = { ...facts, asOf: '2026-11-24T23:00:00.000Z', madeFrom: { ...facts.madeFrom, auditSeq: '9' } }
    expect(differingParts(reportOf(facts, 1), reportOf(later, 2))).toEqual([])
    const renamed = { ...facts, identity: { ...facts.identity, displayName: 'Opus 3' } }
    expect(differingParts(reportOf(facts, 1), reportOf(renamed, 2))).toEqual(['identity'])
    const { parts, ...rest } = reportOf(facts, 1)
    expect(differingParts({ ...rest, parts }, { ...rest, parts: parts.slice(1) })).toEqual(['identity'])
  })
})

test.each([
  ['1', 1],
  ['42', 42],
  ['0', null],
  ['01', null],
  ['-1', null],
  ['1.5', null],
  ['9999999999', null],
  ['draft', null],
])('the number in an address is read exactly: %s', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test('evidence is a report of the model itself only at the address of one', () => {
  expect(isOwnReport('opus', reportPath('opus', 12))).toBe(true)
  for (const url of [
    reportPath('sonnet', 12),
    '/models/opus/report/',
    '/models/opus/report/1/x',
    'https://example.org/12',
    '12',
  ]) {
    expect([url, isOwnReport('opus', url)]).toEqual([url, false])
  }
})
