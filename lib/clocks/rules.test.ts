import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays } from '@/lib/days'
import { listHref, parseList } from '@/lib/list-params'
import { obligationKinds } from '@/lib/obligations/schema'
import { bandOf, boardOf, PART_ROWS, placeOf, shareLeft, spansOf, withDue } from './rules'
import { clockList, clockOwners, type Due, dues } from './schema'

const today = '2026-11-24'

/** Whether something with so many days left is in one of the spans. */
function isWithin(chosen: readonly Due[], { days, hasEvidence }: { days: number; hasEvidence: boolean }): boolean {
  const day = plusDays(today, days)
  return spansOf(chosen, today).some(
    (span) =>
      (span.from === null || span.from <= day) &&
      (span.until === null || day <= span.until) &&
      (span.hasEvidence === null || span.hasEvidence === hasEvidence),
  )
}

test.each([
  [null, 'calm'],
  [-400, 'overdue'],
  [-1, 'overdue'],
  [0, 'soon'],
  [30, 'soon'],
  [31, 'calm'],
  [4000, 'calm'],
] as const)('with %s days left a clock is %s', (days, band) => {
  expect(bandOf(days, false)).toBe(band)
  expect(bandOf(days, true)).toBe(band === 'overdue' ? 'soon' : band)
})

test.each([
  [null, 1],
  [-3, 0],
  [0, 0],
  [91, 1],
  [4000, 1],
] as const)('with %s days left the dial shows %s of a quarter', (days, share) => {
  expect(shareLeft(days)).toBe(share)
})

test('every kind is settled in one place: a part of the model’s page, or the obligation’s own', () => {
  const subject = { id: 'an-id', model: { slug: 'claude-3-opus' } }
  expect(Object.fromEntries(obligationKinds.map((kind) => [kind, placeOf(kind, subject)]))).toEqual({
    preservation: '/models/claude-3-opus#preservation',
    report: '/models/claude-3-opus/report',
    access: '/models/claude-3-opus#availability',
    interview: '/obligations/an-id',
    publication: '/obligations/an-id',
    correction: '/obligations/an-id',
    other: '/obligations/an-id',
  })
})

test('whatever has evidence awaits its rating, which is given on its own page', () => {
  const subject = { id: 'an-id', model: { slug: 'claude-3-opus' }, hasEvidence: true }
  for (const kind of obligationKinds) expect(placeOf(kind, subject)).toBe('/obligations/an-id')
})

test('a slug that no address can hold is written so that one can', () => {
  expect(placeOf('report', { id: 'x', model: { slug: 'a/b#c' } })).toBe('/models/a%2Fb%23c/report')
})

describe('spans of time', () => {
  test.each([
    [['overdue'], [{ from: null, until: '2026-11-23', hasEvidence: false }]],
    [['unrated'], [{ from: null, until: '2026-11-23', hasEvidence: true }]],
    [['overdue', 'unrated'], [{ from: null, until: '2026-11-23', hasEvidence: null }]],
    [['week'], [{ from: '2026-11-24', until: '2026-12-01', hasEvidence: null }]],
    [['month', 'week'], [{ from: '2026-11-24', until: '2026-12-24', hasEvidence: null }]],
    [['quarter', 'later'], [{ from: '2026-11-24', until: null, hasEvidence: null }]],
    [['overdue', 'unrated', 'week'], [{ from: null, until: '2026-12-01', hasEvidence: null }]],
    [['overdue', 'unrated', 'quarter', 'later'], [{ from: null, until: null, hasEvidence: null }]],
    [
      ['week', 'later'],
      [
        { from: '2026-11-24', until: '2026-12-01', hasEvidence: null },
        { from: '2027-02-24', until: null, hasEvidence: null },
      ],
    ],
    [['undated'], []],
    [[], []],
  ] as const)('%j', (chosen, spans) => {
    expect(spansOf(chosen, today)).toEqual(spans)
  })

  const means = {
    overdue: (days: number, hasEvidence: boolean) => days < 0 && !hasEvidence,
    unrated: (days: number, hasEvidence: boolean) => days < 0 && hasEvidence,
    week: (days: number) => days >= 0 && days <= 7,
    month: (days: number) => days >= 0 && days <= 30,
    quarter: (days: number) => days >= 0 && days <= 91,
    later: (days: number) => days > 91,
    undated: () => false,
  } as const satisfies Record<Due, (days: number, hasEvidence: boolean) => boolean>

  test('hold the days that one of the choices means, and no other', () => {
    fc.assert(
      fc.property(
        fc.subarray([...dues]),
        fc.integer({ min: -400, max: 400 }),
        fc.boolean(),
        (chosen, days, hasEvidence) => {
          const isIn = isWithin(chosen, { days, hasEvidence })
          expect(isIn).toBe(chosen.some((due) => means[due](days, hasEvidence)))
        },
      ),
    )
  })
})

function partsOf(query: Record<string, string>) {
  return boardOf(parseList(clockList, query)).map(({ name, params, isPaged }) => ({
    name,
    query: listHref(clockList, params),
    isPaged,
  }))
}

describe('the parts of the board', () => {
  const cut = `size=${PART_ROWS}`

  test('what is overdue comes first, then what waits for the reader, then the rest, page by page', () => {
    expect(partsOf({})).toEqual([
      { name: 'overdue', query: `?due=overdue&${cut}`, isPaged: false },
      { name: 'mine', query: `?due=quarter,later&owner=me&${cut}`, isPaged: false },
      { name: 'others', query: '?due=quarter,later&owner=others,none', isPaged: true },
    ])
  })

  test.each([
    [{ due: 'overdue' }, ['overdue']],
    [{ due: 'overdue', owner: 'me' }, ['overdue']],
    [{ due: 'week' }, ['mine', 'others']],
    [{ due: 'undated', owner: 'none' }, ['others']],
    [{ owner: 'me' }, ['overdue', 'mine']],
    [{ owner: 'others' }, ['overdue', 'others']],
    [{ owner: 'me,none', kind: 'report' }, ['overdue', 'mine', 'others']],
    [{ on: '2026-12-01' }, ['mine', 'others']],
    [{ on: '2026-12-01', owner: 'me' }, ['mine']],
  ] as const)('with %j they are %j, and the last is paged', (query, names) => {
    const parts = partsOf(query)
    expect(parts.map(({ name }) => name)).toEqual(names)
    expect(parts.map(({ isPaged }) => isPaged)).toEqual(names.map((_, at) => at === names.length - 1))
  })

  test('a later page has the last part alone', () => {
    expect(partsOf({ after: 'x' }).map(({ name }) => name)).toEqual(['others'])
    expect(partsOf({ before: 'x', owner: 'me' }).map(({ name }) => name)).toEqual(['mine'])
  })

  test('no thing stands in two of them, and each that is asked for stands in one', () => {
    const asked = fc.record({
      due: fc.subarray([...dues], { minLength: 1 }),
      owner: fc.subarray([...clockOwners], { minLength: 1 }),
    })
    const thing = fc.record({
      days: fc.integer({ min: -200, max: 200 }),
      who: fc.constantFrom(...clockOwners),
      hasEvidence: fc.boolean(),
    })
    fc.assert(
      fc.property(asked, thing, ({ due, owner }, { days, who, hasEvidence }) => {
        const holds = (chosen: readonly string[], owners: readonly string[]) =>
          owners.includes(who) &&
          isWithin(
            dues.filter((one) => chosen.includes(one)),
            { days, hasEvidence },
          )
        const found = boardOf(parseList(clockList, { due: due.join(','), owner: owner.join(',') })).filter(
          ({ params: { filters } }) => holds(filters.due ?? dues, filters.owner ?? clockOwners),
        )
        expect(found.length).toBe(holds(due, owner) ? 1 : 0)
      }),
    )
  })

  test('the summary opens a span of time within the other filters, from its first page', () => {
    const asked = parseList(clockList, { kind: 'report', on: '2026-12-01', due: 'later', after: 'x' })
    expect(listHref(clockList, withDue(asked, 'week'))).toBe('?due=week&kind=report')
  })
})
