import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateKinds } from '@/lib/dates/schema'
import { eventsBy, isRecordedBy } from '@/lib/rewinds/rules'
import {
  claimKnownFrom,
  claimsOn,
  type DatedClaim,
  type DatedWindow,
  readAsOf,
  stageOn,
  successorsOn,
  turningDays,
  windowKnownFrom,
  windowsOn,
} from './rules'

const later = '2026-11-24T12:00:00.000Z'
let made = 0

function claim(parts: Partial<DatedClaim> & Pick<DatedClaim, 'kind' | 'date'>): DatedClaim {
  made += 1
  return {
    id: `claim ${made}`,
    sourceUrl: `https://example.org/${made}`,
    isChosen: true,
    chosenReason: '',
    endedAt: null,
    withdrawnAt: null,
    withdrawnReason: '',
    recordedAt: later,
    accessedOn: null,
    note: '',
    ...parts,
  }
}

const api: DatedWindow = {
  id: 'window',
  surface: 'Claude API',
  mode: 'public',
  startsOn: null,
  endsOn: '2026-01-05',
  committedUntil: null,
  decision: 'Decided later.',
  costPerMonth: '12.00',
  currency: 'USD',
  isCostDemo: true,
  sourceUrl: 'https://example.org/update',
  sourceTitle: '',
  note: '',
  isDemo: false,
  recordedAt: later,
}

const opus = [
  claim({ kind: 'released', date: '2024-03-04' }),
  claim({ kind: 'released', date: '2024-02-29', isChosen: false, accessedOn: '2026-11-23' }),
  claim({ kind: 'deprecated', date: '2025-06-30' }),
  claim({ kind: 'retires', date: '2026-01-05' }),
]

function knownOf(day: string, claims: readonly DatedClaim[] = opus) {
  return claimsOn(claims, { day, log: [] }).rows.map(({ kind, date }) => `${kind} ${date}`)
}

describe('the day an address asks for', () => {
  test.each([
    [undefined, { ok: true, value: null }],
    ['', { ok: true, value: null }],
    ['2025-07-01', { ok: true, value: '2025-07-01' }],
    ['2026-11-24', { ok: true, value: '2026-11-24' }],
    ['1900-01-01', { ok: true, value: '1900-01-01' }],
    ['2026-11-25', { fields: { asOf: { code: 'inFuture' } } }],
    ['1899-12-31', { fields: { asOf: { code: 'tooEarly', values: { date: '1900-01-01' } } } }],
    ['2025-02-29', { fields: { asOf: { code: 'invalidDate' } } }],
    ['0000-01-01', { fields: { asOf: { code: 'invalidDate' } } }],
    [' 2025-07-01', { fields: { asOf: { code: 'invalidDate' } } }],
    ['yesterday', { fields: { asOf: { code: 'invalidDate' } } }],
    [['2025-07-01', '2025-07-02'], { fields: { asOf: { code: 'repeated' } } }],
  ])('%j is read or refused', (asked, answer) => {
    expect(readAsOf(asked, '2026-11-24')).toMatchObject(answer)
  })

  test('whatever stands there is read or refused, and a day that is read is one up to today', () => {
    fc.assert(
      fc.property(fc.string(), (asked) => {
        const read = readAsOf(asked, '2026-11-24')
        if (read.ok) expect(read.value === null || read.value <= '2026-11-24').toBe(true)
      }),
    )
  })
})

test('a row is on record from the day in UTC on which it was recorded', () => {
  const row = { recordedAt: '2025-07-01T23:59:59.999Z' }
  expect(['2025-06-30', '2025-07-01', '2025-07-02'].map((day) => isRecordedBy(row, day))).toEqual([false, true, true])
  const log = [
    { at: '2025-07-01T00:00:00.000Z' },
    { at: '2025-07-01T23:59:59.999Z' },
    { at: '2025-07-02T00:00:00.000Z' },
  ]
  expect(['2025-06-30', '2025-07-01', '2025-07-02'].map((day) => eventsBy(log, day))).toEqual([0, 2, 3])
})

describe('what the public could know of dates', () => {
  test('of a retirement that was announced: nothing before the announcement, its date from then on', () => {
    expect(knownOf('2024-06-01')).toEqual(['released 2024-03-04', 'released 2024-02-29'])
    expect(knownOf('2025-06-29')).toEqual(['released 2024-03-04', 'released 2024-02-29'])
    expect(knownOf('2025-06-30')).toContain('retires 2026-01-05')
  })

  test('a release that another source has earlier counts from the day of the chosen one', () => {
    expect(knownOf('2024-03-03')).toEqual([])
  })

  test('a retirement without an announcement is known when it has happened', () => {
    const alone = claim({ kind: 'retires', date: '2026-01-05' })
    expect(claimKnownFrom(alone, [alone])).toBe('2026-01-05')
  })

  test('a retirement that a source names and nobody chose is known only from when somebody read it', () => {
    const rival = claim({ kind: 'retires', date: '2025-12-01', isChosen: false })
    expect(claimKnownFrom(rival, [...opus, rival])).toBeNull()
    expect(claimKnownFrom({ ...rival, accessedOn: '2025-08-01' }, [...opus, rival])).toBe('2025-08-01')
  })

  test('a floor says nothing about when it was stated', () => {
    const floor = claim({ kind: 'retiresNotBefore', date: '2027-01-01' })
    expect(claimKnownFrom(floor, [floor])).toBeNull()
    expect(claimKnownFrom({ ...floor, accessedOn: '2025-08-01' }, [floor])).toBe('2025-08-01')
  })

  test('what was recorded by mistake was never known', () => {
    const mistake = claim({ kind: 'released', date: '2024-01-01', isChosen: false, withdrawnAt: later })
    expect(claimKnownFrom({ ...mistake, accessedOn: '2024-01-02' }, [mistake])).toBeNull()
  })

  test('what a reprieve took back later still stood, and counted', () => {
    const endedAt = '2026-11-20T00:00:00.000Z'
    const ended = [
      claim({ kind: 'deprecated', date: '2025-06-30', isChosen: false, endedAt }),
      claim({ kind: 'retires', date: '2026-12-31', isChosen: false, endedAt }),
    ]
    const { rows } = claimsOn(ended, { day: '2025-07-01', log: [] })
    expect(rows).toMatchObject([
      { isChosen: true, endedAt: null },
      { kind: 'retires', isChosen: true, endedAt: null },
    ])
  })

  test('an announcement that was a mistake announced no retirement', () => {
    const endedAt = '2026-11-20T00:00:00.000Z'
    const mistake = claim({ kind: 'deprecated', date: '2025-06-30', isChosen: false, endedAt, withdrawnAt: later })
    const announced = claim({ kind: 'retires', date: '2026-12-31', isChosen: false, endedAt })
    expect(claimKnownFrom(announced, [mistake, announced])).toBe('2026-12-31')
  })

  test('a choice on record counts before what was recorded later', () => {
    const recorded = claim({ kind: 'deprecated', date: '2025-06-29', recordedAt: '2025-06-30T00:00:00.000Z' })
    const chosenSince = claim({ kind: 'deprecated', date: '2025-06-30' })
    const { rows, reconstructed } = claimsOn([recorded, chosenSince], { day: '2025-07-01', log: [] })
    expect(rows.map(({ isChosen }) => isChosen)).toEqual([true, false])
    expect(reconstructed).toEqual([chosenSince.id])
  })
})

describe('what the public could know of windows and successors', () => {
  test('of a window: that it was open, not what was decided, promised and paid later, nor an end still ahead', () => {
    const { rows, reconstructed } = windowsOn([api], { day: '2025-07-01', log: [], releasedOn: '2024-03-04' })
    const unsaid = { endsOn: null, decision: '', costPerMonth: null, currency: null, isCostDemo: false }
    expect(rows).toMatchObject([{ mode: 'public', ...unsaid }])
    expect(reconstructed).toEqual(['window'])
    const past = windowsOn([api], { day: '2026-01-05', log: [], releasedOn: '2024-03-04' })
    expect(past.rows).toMatchObject([{ endsOn: '2026-01-05' }])
  })

  test.each([
    [{}, '2024-03-04'],
    [{ startsOn: '2025-01-01' }, '2025-01-01'],
    [{ mode: 'paid' }, null],
    [{ mode: 'internal', startsOn: '2025-01-01' }, null],
    [{ isDemo: true }, null],
    [{ sourceUrl: '' }, null],
  ] as const)('a window with %j is known from %s', (parts, from) => {
    expect(windowKnownFrom({ ...api, ...parts }, '2024-03-04')).toBe(from)
  })

  test('a successor from the day on which it was stated, until another took its place', () => {
    const row = { id: 'one', statedOn: '2025-11-08', endedAt: '2026-01-05T00:00:00.000Z', recordedAt: later }
    const unstated = { ...row, id: 'two', statedOn: null }
    expect(successorsOn([row, unstated], '2025-11-07').rows).toEqual([])
    expect(successorsOn([row, unstated], '2025-11-08')).toEqual({
      rows: [{ ...row, endedAt: null }],
      reconstructed: ['one'],
    })
    expect(successorsOn([row], '2026-01-05').rows).toEqual([row])
  })
})

test.each([
  ['2024-03-03', null],
  ['2024-03-04', 'active'],
  ['2025-06-29', 'active'],
  ['2025-06-30', 'deprecated'],
  ['2026-01-04', 'deprecated'],
  ['2026-01-05', 'retired'],
] as const)('the dates that were known on %s give the stage %s', (day, stage) => {
  expect(stageOn(opus, day)).toBe(stage)
})

test('a floor that has passed moves no stage', () => {
  expect(stageOn([claim({ kind: 'retiresNotBefore', date: '2025-01-01' })], '2026-01-01')).toBeNull()
})

describe('as days go by', () => {
  const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  const date = day.map((instant) => instant.toISOString().slice(0, 10))
  const anyClaim = fc
    .record({ kind: fc.constantFrom(...dateKinds), date, recordedAt: day.map((instant) => instant.toISOString()) })
    .map((parts) => claim({ ...parts, isChosen: false }))

  test('more is known, never less', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 8 }), date, date, (claims, one, other) => {
        const [earlier, later] = [one, other].toSorted()
        const ids = (on = '') => claimsOn(claims, { day: on, log: [] }).rows.map(({ id }) => id)
        expect(ids(later)).toEqual(expect.arrayContaining(ids(earlier)))
      }),
    )
  })

  test('nothing is known before the first of the days on which something changed, and something from then on', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { minLength: 1, maxLength: 8 }), (claims) => {
        const model = { recordedAt: later }
        const rows = { model, log: [], claims, windows: [], successors: [], releasedOn: null }
        const [first = ''] = turningDays(rows, '2026-12-31')
        const known = claimsOn(claims, { day: first, log: [] }).rows.length > 0
        expect(known || isRecordedBy(model, first)).toBe(true)
        const before = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10)
        expect(claimsOn(claims, { day: before, log: [] }).rows).toEqual([])
      }),
    )
  })
})
