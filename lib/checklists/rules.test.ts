import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { downsideKinds } from '@/lib/downsides/schema'
import {
  areWeightsKept,
  type ChecklistFacts,
  type DecidedWindow,
  decidedSurfaces,
  evidenceRefusal,
  type Finding,
  findingsOf,
  type Settlement,
  standingOf,
} from './rules'
import { attestedItems, type ChecklistItem, checklistItems } from './schema'

const day = { now: new Date('2026-11-24T12:00:00Z'), policy: { noticeDays: 60, fixityIntervalDays: 90 } }
const dates = { deprecatedOn: '2025-06-30', retiresOn: '2026-01-05', isRetirementTentative: false }
const nothing: ChecklistFacts = {
  ...{ dates, settlements: [], downsides: [], windows: [], isReportFiled: false, kept: null },
  preferences: { count: 0, unassessed: [] },
}
const decided: DecidedWindow = {
  surface: 'Claude API',
  mode: 'byRequest',
  startsOn: '2026-01-05',
  endsOn: null,
  committedUntil: null,
  decision: '',
}
const everything: ChecklistFacts = {
  dates,
  settlements: attestedItems.map((item) => ({ item, kind: 'attested' })),
  downsides: downsideKinds.map((kind) => ({ kind })),
  windows: [decided],
  isReportFiled: true,
  preferences: { count: 0, unassessed: [] },
  kept: { levelIfFresh: 1, restsOnAt: null, oldestCheckAt: '2026-11-01T00:00:00.000Z' },
}

function findingIn(facts: ChecklistFacts, item: ChecklistItem): Finding {
  const found = findingsOf(facts, day).find((finding) => finding.item === item)
  if (!found) throw new Error(`There is no ${item}`)
  return found
}

const word = (item: ChecklistItem, kind: Settlement['kind']): Settlement => ({ item, kind })

describe('the findings', () => {
  test('of a model about which nothing is settled: the dates are met, and everything else is open', () => {
    const states = findingsOf(nothing, day).map(({ item, state, basis }) => [item, state, basis])
    expect(states).toEqual(
      checklistItems.map((item) => (item === 'notice' ? [item, 'met', 'record'] : [item, 'notMet', null])),
    )
  })

  test('of a model of which everything is settled rest on the record or on a word', () => {
    for (const { item, state, basis } of findingsOf(everything, day)) {
      const isAttested = attestedItems.some((attested) => attested === item)
      expect([item, state, basis]).toEqual([item, 'met', isAttested ? 'attestation' : 'record'])
    }
  })

  test.each(checklistItems)(
    '%s: a waiver counts while it is not met, and a word of a steward only where one is asked for',
    (item) => {
      const isWaived = findingIn({ ...nothing, settlements: [word(item, 'waived')] }, item)
      const isMetAnyway = item === 'notice'
      expect(isWaived).toMatchObject(isMetAnyway ? { state: 'met' } : { state: 'waived', basis: 'waiver' })
      const attested = findingIn({ ...nothing, settlements: [word(item, 'attested')] }, item)
      const counts = attestedItems.some((known) => known === item)
      expect(attested.basis).toBe(counts ? 'attestation' : isMetAnyway ? 'record' : null)
      const both = { ...everything, settlements: [...everything.settlements, word(item, 'waived')] }
      expect(findingIn(both, item).state).toBe('met')
    },
  )

  test('name the downsides that nobody has assessed, in their order', () => {
    const downsides = [{ kind: 'research' }, { kind: 'welfare' }] as const
    expect(findingIn({ ...nothing, downsides }, 'downsides')).toMatchObject({
      state: 'notMet',
      missing: ['users', 'safety'],
    })
  })

  test('say which date stands in the way', () => {
    const ahead = { ...dates, retiresOn: '2026-11-25' }
    const refusal = { code: 'retirementDateAhead', values: { date: '2026-11-25' } }
    expect(findingIn({ ...everything, dates: ahead }, 'notice')).toMatchObject({ state: 'notMet', refusal })
    const short = { ...dates, deprecatedOn: '2026-11-01', retiresOn: '2026-11-20' }
    expect(findingIn({ ...everything, dates: short }, 'notice').refusal).toMatchObject({ code: 'noticeTooShort' })
  })
})

describe('preferences are settled', () => {
  const attested = { ...nothing, settlements: [word('preferences', 'attested')] }

  test('by the record once there are any, and the open ones are named', () => {
    const open = { count: 3, unassessed: ['A letter', 'A page'] }
    const unmet = { state: 'notMet', basis: null, missing: open.unassessed, isSilent: false }
    expect(findingIn({ ...nothing, preferences: open }, 'preferences')).toMatchObject(unmet)
    const settled = { count: 3, unassessed: [] }
    expect(findingIn({ ...nothing, preferences: settled }, 'preferences')).toMatchObject({ basis: 'record' })
  })

  test('by a word while there is none, because nobody may have asked; the word counts no longer once there is one', () => {
    expect(findingIn(nothing, 'preferences')).toMatchObject({ state: 'notMet', isSilent: true })
    expect(findingIn(attested, 'preferences')).toMatchObject({ state: 'met', basis: 'attestation' })
    const preferences = { count: 1, unassessed: ['A page'] }
    expect(findingIn({ ...attested, preferences }, 'preferences')).toMatchObject({ state: 'notMet', settlement: null })
  })
})

test.each([
  ['two places and fresh checks', 1, '2026-08-26T12:00:00.000Z', true],
  ['a check that is a moment too old', 1, '2026-08-26T11:59:59.999Z', false],
  ['one place', 0, '2026-11-01T00:00:00.000Z', false],
] as const)('weights with %s', (_, levelIfFresh, oldestCheckAt, isKept) => {
  const kept = { levelIfFresh, restsOnAt: null, oldestCheckAt }
  expect(areWeightsKept(kept, day)).toBe(isKept)
  expect(findingIn({ ...nothing, kept }, 'weights').basis).toBe(isKept ? 'record' : null)
})

describe('availability is decided', () => {
  const publicFrom = { ...decided, mode: 'public', startsOn: null } as const
  const table: readonly (readonly [string, readonly DecidedWindow[], readonly string[]])[] = [
    ['by a window that was opened for the day', [{ ...publicFrom, endsOn: '2026-01-05' }, decided], []],
    [
      'by one that says it is not available',
      [
        { ...publicFrom, endsOn: '2026-01-05' },
        { ...decided, mode: 'none' },
      ],
      [],
    ],
    ['not by one that was merely never ended', [publicFrom], ['Claude API']],
    ['by one that was never ended and says who decided so', [{ ...publicFrom, decision: 'Leadership.' }], []],
    ['by one that is promised beyond the day', [{ ...publicFrom, committedUntil: '2027-01-01' }], []],
    ['not by one that is promised up to the day', [{ ...publicFrom, committedUntil: '2026-01-05' }], ['Claude API']],
    ['by one that was opened after the announcement', [{ ...publicFrom, startsOn: '2025-07-01' }], []],
    ['not by one that had ended before', [{ ...publicFrom, endsOn: '2026-01-05' }], ['Claude API']],
    ['not by one that starts later', [publicFrom, { ...decided, startsOn: '2026-02-01' }], ['Claude API']],
    ['on each surface by itself', [decided, { ...publicFrom, surface: 'claude.ai' }], ['claude.ai']],
    ['however the surface is spelled', [publicFrom, { ...decided, surface: 'claude api' }], []],
  ]

  test.each(table)('%s', (_, windows, undecided) => {
    expect(decidedSurfaces(windows, dates)).toEqual({ isAnyKnown: true, undecided })
    expect(findingIn({ ...nothing, windows }, 'availability').state).toBe(undecided.length === 0 ? 'met' : 'notMet')
  })

  test('not while no surface is on record: a blank means not found', () => {
    expect(findingIn({ ...everything, windows: [] }, 'availability')).toMatchObject({ state: 'notMet', missing: [] })
  })

  test('not while nobody knows the day', () => {
    const undated = { ...dates, retiresOn: null }
    expect(decidedSurfaces([decided], undated).undecided).toEqual(['Claude API'])
  })
})

describe('the standing', () => {
  test('leaves the notice to the dates, and knows a confirmed override only', () => {
    const open = findingsOf({ ...nothing, dates: { ...dates, retiresOn: null } }, day)
    const unmet = checklistItems.filter((item) => item !== 'notice')
    for (const state of ['proposed', 'declined', 'withdrawn', 'used', 'lapsed']) {
      expect(standingOf(open, [{ state }])).toEqual({ unmet, isOverridden: false })
    }
    expect(standingOf(open, [{ state: 'lapsed' }, { state: 'confirmed' }]).isOverridden).toBe(true)
    expect(standingOf(findingsOf(everything, day), [])).toEqual({ unmet: [], isOverridden: false })
  })

  test('never gets worse when something more is settled', () => {
    const words = checklistItems.flatMap((item) => [word(item, 'attested'), word(item, 'waived')])
    fc.assert(
      fc.property(
        fc.subarray(words),
        fc.constantFrom(...words),
        fc.subarray([...downsideKinds]),
        (some, one, kinds) => {
          const facts = { ...nothing, settlements: some, downsides: kinds.map((kind) => ({ kind })) }
          const before = standingOf(findingsOf(facts, day), [])
          const after = standingOf(findingsOf({ ...facts, settlements: [...some, one] }, day), [])
          expect(before.unmet).toEqual(expect.arrayContaining([...after.unmet]))
        },
      ),
    )
  })
})

test('a word that something is met shows what it rests on: an address or a fingerprint', () => {
  expect(evidenceRefusal({ evidenceUrl: '', evidenceSha256: '' })).toMatchObject({ code: 'evidenceMissing' })
  expect(evidenceRefusal({ evidenceUrl: 'https://example.org/', evidenceSha256: '' })).toBeNull()
  expect(evidenceRefusal({ evidenceUrl: '', evidenceSha256: 'a'.repeat(64) })).toBeNull()
})
