import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  commitmentRefusal,
  endRefusal,
  isOpen,
  monthlyCosts,
  reachableOn,
  readCost,
  spellSurface,
  type Window,
  windowRefusal,
} from './rules'
import { availabilityModes } from './schema'

const today = '2026-11-24'

function window(parts: Partial<Window> = {}): Window {
  return { surface: 'Claude API', mode: 'public', startsOn: '2024-03-04', endsOn: null, committedUntil: null, ...parts }
}

function codeOf(answer: { readonly code: string } | null): string {
  return answer?.code ?? 'accepted'
}

describe('a window by itself', () => {
  const days = [null, '2026-01-01', '2026-01-02', '2026-01-03'] as const

  test('stands exactly when it starts before it ends and keeps its commitment, for every arrangement', () => {
    for (const mode of availabilityModes) {
      for (const startsOn of days) {
        for (const endsOn of days) {
          for (const committedUntil of days) {
            const parts = { mode, startsOn, endsOn, committedUntil }
            expect({ ...parts, code: codeOf(windowRefusal(window(parts), [])) }).toEqual({
              ...parts,
              code: expected(parts),
            })
          }
        }
      }
    }
  })

  function expected({ mode, startsOn, endsOn, committedUntil }: Omit<Window, 'surface'>): string {
    if (startsOn && endsOn && endsOn <= startsOn) return 'windowEndsBeforeStart'
    if (startsOn && committedUntil && committedUntil < startsOn) return 'commitmentBeforeStart'
    if (committedUntil && (mode === 'none' || (endsOn && endsOn < committedUntil))) return 'windowCommitted'
    return 'accepted'
  }
})

describe('windows of one surface', () => {
  const first = window({ startsOn: '2024-03-04', endsOn: '2026-01-05' })

  test.each([
    ['the day the other ends', '2026-01-05', null, 'accepted'],
    ['the day before the other ends', '2026-01-04', null, 'windowOverlaps'],
    ['up to the day the other starts', '2024-01-01', '2024-03-04', 'accepted'],
    ['one day into the other', '2024-01-01', '2024-03-05', 'windowOverlaps'],
    ['within the other', '2025-01-01', '2025-02-01', 'windowOverlaps'],
    ['around the other', '2023-01-01', '2027-01-01', 'windowOverlaps'],
    ['since nobody knows when, ended before', null, '2024-03-04', 'accepted'],
    ['since nobody knows when', null, null, 'windowOverlaps'],
  ])('%s: from %s until %s is %s', (_, startsOn, endsOn, code) => {
    expect(codeOf(windowRefusal(window({ startsOn, endsOn }), [first]))).toBe(code)
    expect(codeOf(windowRefusal(window({ startsOn, endsOn, surface: 'Bedrock' }), [first]))).toBe('accepted')
  })

  test('are those whose names differ only in case, width or hyphen', () => {
    for (const surface of ['claude api', 'Ｃｌａｕｄｅ API', ' Claude API ']) {
      expect(windowRefusal(window({ surface }), [first])?.code).toBe('windowOverlaps')
      expect(spellSurface(surface, [first])).toBe('Claude API')
    }
    expect(spellSurface('Bedrock', [first])).toBe('Bedrock')
  })

  test('the refusal says which entry is in the way', () => {
    const open = window({ startsOn: null })
    const values = { surface: 'Claude API', from: 'open', until: 'open' }
    expect(windowRefusal(window(), [open])).toEqual({ ok: false, code: 'windowOverlaps', values })
  })

  test('however they are added, moved and ended, no two are open on one day', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((n) => `2026-01-${String(n + 1).padStart(2, '0')}`)
    const step = fc.record({
      startsOn: fc.option(day),
      endsOn: fc.option(day),
      committedUntil: fc.option(day, { freq: 1 }),
      surface: fc.constantFrom('a', 'A', 'b'),
      mode: fc.constantFrom(...availabilityModes),
      at: fc.nat(),
      kind: fc.constantFrom('open', 'update', 'end'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const windows: Window[] = []
        for (const { kind, at, ...parts } of steps) take(windows, kind, at, parts)
        for (let n = 1; n <= 31; n += 1) {
          const date = `2026-01-${String(n).padStart(2, '0')}`
          const open = windows.filter((one) => isOpen(one, date)).map(({ surface }) => surface.toLowerCase())
          expect(open).toHaveLength(new Set(open).size)
        }
        for (const { endsOn, committedUntil } of windows) {
          if (endsOn && committedUntil) expect(endsOn >= committedUntil).toBe(true)
        }
      }),
    )
  })

  function take(windows: Window[], kind: string, at: number, parts: Window): void {
    const index = windows.length === 0 ? -1 : at % windows.length
    const target = windows[index]
    const others = windows.filter((_, other) => kind === 'open' || other !== index)
    if (kind === 'open' && !windowRefusal(parts, others)) windows.push(parts)
    if (kind === 'update' && target && !windowRefusal(parts, others)) windows[index] = parts
    const { endsOn } = parts
    if (kind === 'end' && target && endsOn && !endRefusal(target, endsOn, { others, today: '2026-01-01' })) {
      windows[index] = { ...target, endsOn }
    }
  }
})

describe('ending a window', () => {
  const end = (parts: Partial<Window>, endsOn: string) => endRefusal(window(parts), endsOn, { others: [], today })

  test.each([
    ['with a day ahead', {}, '2027-01-01', 'accepted'],
    ['with a day that is past', {}, '2026-01-05', 'accepted'],
    ['on its first day', {}, '2024-03-04', 'windowEndsBeforeStart'],
    ['before the commitment runs out', { committedUntil: '2027-06-01' }, '2027-05-31', 'windowCommitted'],
    ['the day the commitment runs out', { committedUntil: '2027-06-01' }, '2027-06-01', 'accepted'],
    ['earlier than planned', { endsOn: '2027-01-01' }, '2026-12-01', 'accepted'],
    ['later than planned', { endsOn: '2027-01-01' }, '2027-12-01', 'accepted'],
    ['that is over', { endsOn: today }, '2027-01-01', 'windowEnded'],
  ])('%s', (_, parts, endsOn, code) => {
    expect(codeOf(end(parts, endsOn))).toBe(code)
  })

  test('a refusal because of a commitment says until when', () => {
    expect(end({ committedUntil: '2027-06-01' }, '2027-01-01')?.values).toEqual({ date: '2027-06-01' })
  })
})

test('a correction shortens or drops a commitment only with an announcement', () => {
  const cases = [
    [null, null, 'accepted'],
    [null, '2027-01-01', 'accepted'],
    ['2027-01-01', '2027-01-01', 'accepted'],
    ['2027-01-01', '2028-01-01', 'accepted'],
    ['2027-01-01', '2026-12-31', 'commitmentShortened'],
    ['2027-01-01', null, 'commitmentShortened'],
  ] as const
  for (const [before, after, code] of cases) {
    expect([before, after, codeOf(commitmentRefusal(before, after, ''))]).toEqual([before, after, code])
    expect(commitmentRefusal(before, after, 'https://example.org')).toBeNull()
  }
})

test('a cost is an exact amount with a currency, or nothing', () => {
  expect(readCost({ costPerMonth: null, currency: null })).toEqual({ ok: true, value: null })
  expect(readCost({ costPerMonth: '12.5', currency: 'USD' })).toEqual({
    ok: true,
    value: { minor: 1250n, currency: 'USD' },
  })
  const refused = [
    [{ costPerMonth: '12.50', currency: null }, { currency: { code: 'required' } }],
    [{ costPerMonth: null, currency: 'USD' }, { costPerMonth: { code: 'required' } }],
    [{ costPerMonth: '12.5', currency: 'JPY' }, { costPerMonth: { code: 'invalidAmount' } }],
  ] as const
  for (const [written, fields] of refused)
    expect(readCost(written)).toMatchObject({ ok: false, code: 'invalid', fields })
})

test('a model is reachable where a window is open today and is more than a decision against it', () => {
  const windows = [
    window({ surface: 'past', endsOn: today }),
    window({ surface: 'now', startsOn: today, mode: 'byRequest' }),
    window({ surface: 'ahead', startsOn: '2026-11-25' }),
    window({ surface: 'never', mode: 'none' }),
    window({ surface: 'always', startsOn: null, mode: 'paid' }),
  ]
  expect(reachableOn(windows, today).map(({ surface }) => surface)).toEqual(['now', 'always'])
})

test('the monthly cost adds up what is open today, per currency', () => {
  const cost = (costPerMonth: string | null, currency: 'USD' | 'JPY' | null, parts: Partial<Window> = {}) => ({
    ...window(parts),
    costPerMonth,
    currency,
  })
  const windows = [
    cost('0.10', 'USD'),
    cost('0.20', 'USD'),
    cost('300000', 'JPY'),
    cost(null, null),
    cost('999', 'USD', { endsOn: today }),
  ]
  expect(monthlyCosts(windows, today)).toEqual([
    { minor: 30n, currency: 'USD' },
    { minor: 300_000n, currency: 'JPY' },
  ])
})
