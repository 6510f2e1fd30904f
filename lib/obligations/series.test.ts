import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, plusDays } from '@/lib/days'
import { MOST_SLOTS, readRecurrence, recurrenceRefusal, slotMark, slotOn, slotsOf, summaryOf } from './rules'
import { cadences, verdicts } from './schema'

const today = '2026-11-24'
const essays = { cadence: 'weekly', startsOn: '2026-02-25', endsOn: '2026-05-25' } as const

describe('the slots of a series', () => {
  test('weekly from 25 February 2026 for at least three months are thirteen', () => {
    const slots = slotsOf(essays)
    expect([slots.length, slots[0], slots.at(-1)]).toEqual([13, '2026-02-25', '2026-05-20'])
  })

  test('fall on the last day of a month that is too short, and come back to their own', () => {
    const monthly = slotsOf({ cadence: 'monthly', startsOn: '2024-01-31', endsOn: '2024-05-31' })
    expect(monthly).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'])
    expect(slotsOf({ cadence: 'yearly', startsOn: '2024-02-29', endsOn: '2026-03-01' })).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
    ])
  })

  test('end before the year 10000, which a calendar date cannot hold, and begin in the first century', () => {
    const last = slotsOf({ cadence: 'yearly', startsOn: '9997-06-01', endsOn: '9999-12-31' })
    expect(last).toEqual(['9997-06-01', '9998-06-01', '9999-06-01'])
    expect(recurrenceRefusal({ cadence: 'yearly', startsOn: '9900-01-01', endsOn: '9999-12-31' })).toBeNull()
    expect(slotsOf({ cadence: 'monthly', startsOn: '0050-01-31', endsOn: '0050-03-31' })).toEqual([
      '0050-01-31',
      '0050-02-28',
    ])
  })
})

describe('the slots of any series', () => {
  const day = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const series = fc
    .record({ cadence: fc.constantFrom(...cadences), startsOn: day, length: fc.integer({ min: 1, max: 4000 }) })
    .map(({ cadence, startsOn, length }) => ({ cadence, startsOn, endsOn: laterBy(startsOn, length) }))

  function laterBy(from: string, days: number): string {
    const until = plusDays(from, days)
    return until.startsWith('+') ? '9999-12-31' : until
  }

  test('never overlap, never vanish: they rise from the first day, stay before the end, and skip none', () => {
    const longest = { weekly: 7, fortnightly: 14, monthly: 31, quarterly: 92, yearly: 366 } as const
    const shortest = { weekly: 7, fortnightly: 14, monthly: 28, quarterly: 89, yearly: 365 } as const
    fc.assert(
      fc.property(series, (one) => {
        fc.pre(one.endsOn > one.startsOn)
        const slots = slotsOf(one)
        expect(slots[0]).toBe(one.startsOn)
        for (const [at, slot] of slots.entries()) {
          expect(slot < one.endsOn).toBe(true)
          const next = slots[at + 1]
          if (next === undefined) continue
          const gap = daysBetween(slot, next)
          expect(gap).toBeGreaterThanOrEqual(shortest[one.cadence])
          expect(gap).toBeLessThanOrEqual(longest[one.cadence])
        }
        const last = slots.at(-1) ?? ''
        const isFull = slots.length === MOST_SLOTS
        expect(isFull || daysBetween(last, one.endsOn) <= longest[one.cadence]).toBe(true)
      }),
    )
  })

  test('stay as they are when the series gets longer', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 2000 }), (one, more) => {
        fc.pre(one.endsOn > one.startsOn)
        const slots = slotsOf(one)
        const longer = slotsOf({ ...one, endsOn: laterBy(one.endsOn, more) })
        expect(longer.slice(0, slots.length)).toEqual(slots)
      }),
    )
  })

  test('every day of the series falls in the time of exactly one of them', () => {
    fc.assert(
      fc.property(series, fc.nat(4000), (one, ahead) => {
        fc.pre(one.endsOn > one.startsOn && recurrenceRefusal(one) === null)
        const at = laterBy(one.startsOn, ahead)
        const slots = slotsOf(one)
        const number = slotOn(one, at)
        expect(number === null).toBe(at >= one.endsOn)
        if (number === null) return
        const own = slots[number - 1] ?? ''
        const next = slots[number]
        expect(own <= at && (next === undefined || at < next)).toBe(true)
      }),
    )
    expect(slotOn(essays, '2026-02-24')).toBeNull()
  })
})

describe('a recurrence', () => {
  test('is refused when the end comes first, or when nobody would live to see them', () => {
    expect(recurrenceRefusal({ ...essays, endsOn: '2026-02-25' })).toMatchObject({ code: 'seriesEndsBeforeStart' })
    expect(recurrenceRefusal({ ...essays, endsOn: '2036-12-31' })).toMatchObject({ code: 'seriesTooLong' })
  })

  test('needs both days and a cadence, or none of it', () => {
    expect(readRecurrence({ cadence: null, startsOn: null, endsOn: null })).toEqual({ ok: true, value: null })
    expect(readRecurrence({ ...essays, endsOn: null })).toMatchObject({ fields: { endsOn: { code: 'required' } } })
    expect(readRecurrence({ ...essays, endsOn: '2026-01-01' })).toMatchObject({ code: 'seriesEndsBeforeStart' })
    expect(readRecurrence(essays)).toEqual({ ok: true, value: essays })
  })
})

describe('the picture of a series', () => {
  const slot = { state: 'notYetDue', dueOn: '2026-11-23', evidenceCount: 0 } as const

  test('shows a verdict, or what is known without one, and takes no evidence for neither kept nor broken', () => {
    for (const state of [...verdicts, 'notApplicable'] as const) expect(slotMark({ ...slot, state }, today)).toBe(state)
    expect(slotMark({ ...slot, evidenceCount: 2 }, today)).toBe('shown')
    expect(slotMark(slot, today)).toBe('unrated')
    expect(slotMark({ ...slot, dueOn: '2026-11-25' }, today)).toBe('ahead')
  })

  test('counts what has evidence and what was rated', () => {
    const slots = [slot, { ...slot, evidenceCount: 1 }, { ...slot, evidenceCount: 1, state: 'broken' }] as const
    expect(summaryOf(slots)).toEqual({ slots: 3, shown: 2, rated: 1 })
  })
})
