import { describe, expect, test } from 'vitest'
import { type Evidence, isOverdue, type KeptArtifact, type KeptCopy, projectionOf, standingOf, totalsOf } from './rules'
import type { Step } from './schema'

const now = new Date('2026-11-24T12:00:00.000Z')
const schedule = { now, fixityIntervalDays: 90 }

function daysAgo(days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

function copyOf(parts: Partial<KeptCopy> = {}): KeptCopy {
  const lastCheck = { result: 'passed', checkedAt: daysAgo(1) } as const
  return { region: 'Oregon', disasterZone: 'Cascadia', medium: 'disk', custodian: 'Archive', lastCheck, ...parts }
}

const oregon = copyOf()
const dallas = copyOf({ region: 'Dallas', disasterZone: 'Plains' })
const dublin = copyOf({ region: 'Dublin', disasterZone: 'Irish Sea' })
const taped = copyOf({ region: 'Dublin', disasterZone: 'Irish Sea', medium: 'tape' })
const vaulted = copyOf({ region: 'Dublin', disasterZone: 'Irish Sea', medium: 'tape', custodian: 'Vault' })
const passed = { result: 'passed', configMatches: true } as const

/** The same copies of both artifacts that are needed. */
function kept(copies: readonly KeptCopy[], lastDrill: Evidence['lastDrill'] = null): Evidence {
  return {
    artifacts: [
      { kind: 'weights', label: 'Weights', copies },
      { kind: 'config', label: 'Configuration', copies },
    ],
    lastDrill,
  }
}

function standing(evidence: Evidence) {
  return standingOf(projectionOf(evidence), schedule)
}

function told({ code, number, where, kind }: Step): string {
  return [code, kind, number, where].filter((part) => part !== null).join(' ')
}

/** What is missing for the weights, or for the model as a whole. */
function missing(evidence: Evidence): readonly string[] {
  return standing(evidence)
    .missing.filter(({ artifact }) => artifact === null || artifact === 'Weights')
    .map(told)
}

const unchecked = { lastCheck: null }
const failed = { lastCheck: { result: 'failed', checkedAt: daysAgo(1) } } as const
const unreadable = { lastCheck: { result: 'unreadable', checkedAt: daysAgo(1) } } as const
const old = { lastCheck: { result: 'passed', checkedAt: daysAgo(91) } } as const

describe('the level of a model', () => {
  test.each([
    ['without anything', [], 0, ['copies 1 anywhere']],
    ['with one copy', [oregon], 0, ['copies 2 place']],
    ['with two copies in one place', [oregon, oregon], 0, ['elsewhere place']],
    ['with two copies, one of them never checked', [oregon, { ...dallas, ...unchecked }], 0, ['firstCheck 1']],
    ['with two copies, one of them failed', [oregon, { ...dallas, ...failed }], 0, ['failed 1']],
    ['with two copies, one of them unreadable', [oregon, { ...dallas, ...unreadable }], 0, ['failed 1']],
    [
      'with two copies in two zones of a region',
      [oregon, { ...oregon, disasterZone: 'High desert' }],
      1,
      ['copies 3 region'],
    ],
    ['with two copies in two regions', [oregon, dallas], 1, ['copies 3 anywhere']],
    ['with two copies in two regions of one zone', [oregon, { ...oregon, region: 'Seattle' }], 1, ['copies 3 zone']],
    [
      'with three copies in one region',
      [oregon, { ...oregon, disasterZone: 'High desert' }, oregon],
      1,
      ['elsewhere region'],
    ],
    ['with three copies in one zone', [oregon, { ...oregon, region: 'Seattle' }, oregon], 1, ['elsewhere zone']],
    ['with a third copy that was never checked', [oregon, dallas, { ...dublin, ...unchecked }], 1, ['firstCheck 1']],
    ['with three copies on one medium in the same hands', [oregon, dallas, dublin], 2, ['threats']],
    ['with a third copy on tape', [oregon, dallas, taped], 3, ['custodians', 'drill']],
    ['with a third copy in other hands', [oregon, dallas, vaulted], 3, ['drill']],
    ['with a third copy on tape that is due', [oregon, dallas, { ...taped, ...old }], 2, ['schedule 90']],
    ['with all due, on one medium', [oregon, dallas, { ...dublin, ...old }], 2, ['schedule 90', 'threats']],
  ] as const)('%s', (_, copies, level, steps) => {
    expect([standing(kept(copies)).level, missing(kept(copies))]).toEqual([level, steps])
  })

  test.each([
    ['a drill that passed with its configuration', passed, 4, []],
    ['a drill that passed with another configuration', { result: 'passed', configMatches: false }, 3, ['drill']],
    ['a drill that failed', { result: 'failed', configMatches: true }, 3, ['drill']],
  ] as const)('in the hands of two groups, with %s', (_, drill, level, steps) => {
    const evidence = kept([oregon, dallas, vaulted], drill)
    expect([standing(evidence).level, missing(evidence)]).toEqual([level, steps])
  })

  test('is that of the weakest artifact that is needed, and names it', () => {
    const [weights] = kept([oregon, dallas, vaulted]).artifacts
    const config: KeptArtifact = { kind: 'config', label: 'Configuration', copies: [oregon] }
    const evidence = { artifacts: weights ? [weights, config] : [], lastDrill: passed }
    expect(standing(evidence)).toMatchObject({ level: 0, missing: [{ code: 'copies', artifact: 'Configuration' }] })
  })

  test('is 0 without weights or without a configuration, whatever else is kept', () => {
    const report: KeptArtifact = { kind: 'report', label: 'Report', copies: [oregon, dallas, vaulted] }
    expect(missing({ artifacts: [report], lastDrill: passed })).toEqual(['artifact weights', 'artifact config'])
    const [weights] = kept([oregon, dallas, vaulted]).artifacts
    expect(missing({ artifacts: weights ? [weights] : [], lastDrill: passed })).toEqual(['artifact config'])
  })

  test('names a copy that failed before anything else that is missing', () => {
    const weights: KeptArtifact = { kind: 'weights', label: 'Weights', copies: [{ ...oregon, ...failed }] }
    expect(missing({ artifacts: [weights], lastDrill: null })).toEqual([
      'failed 1',
      'artifact config',
      'copies 2 place',
    ])
  })

  test('does not tell places apart by how they are spelled', () => {
    expect(missing(kept([oregon, copyOf({ region: 'OREGON', disasterZone: 'Ｃascadia ' })]))).toEqual([
      'elsewhere place',
    ])
  })
})

describe('staleness', () => {
  test('begins when the oldest check of a copy that counts is older than the schedule, to the millisecond', () => {
    const on = (checkedAt: string) => isOverdue(checkedAt, schedule)
    expect([on(daysAgo(90)), on(new Date(Date.parse(daysAgo(90)) - 1).toISOString())]).toEqual([false, true])
    expect(isOverdue(null, schedule)).toBe(false)
  })

  test('is told at every level, and is not what a failed copy or another artifact has', () => {
    expect(standing(kept([oregon, { ...dallas, ...old }]))).toMatchObject({ level: 1, isStale: true })
    expect(standing(kept([oregon, { ...dallas, ...failed }]))).toMatchObject({ isStale: false })
    const report: KeptArtifact = { kind: 'report', label: 'Report', copies: [{ ...oregon, ...old }] }
    expect(standing({ artifacts: [report], lastDrill: null })).toMatchObject({ isStale: false })
  })
})

test('sums count every copy of anything once, and keep currencies apart', () => {
  const usd = { minor: 10_050n, currency: 'USD' } as const
  const yen = { minor: 900n, currency: 'JPY' } as const
  const stored = [
    {
      bytes: 10n ** 15n,
      copies: [
        { ...oregon, cost: usd },
        { ...dallas, ...failed, cost: yen },
      ],
    },
    { bytes: 5n, copies: [{ ...dublin, ...unchecked, cost: usd }] },
    { bytes: 7n, copies: [] },
  ]
  expect(totalsOf(stored)).toEqual({
    copies: 3,
    failedCopies: 1,
    bytes: 2n * 10n ** 15n + 5n,
    costs: [{ minor: 20_100n, currency: 'USD' }, yen],
  })
})
