import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosureDepths, interviewerKinds, interviewTones } from '@/lib/interviews/schema'
import { stanceKinds } from '@/lib/stances/schema'
import { type AnsweredInterview, marksOf, robustnessOf, versionsOf } from './rules'
import { type RobustnessLabel, robustnessLabels } from './schema'

const base = { tone: 'neutral', disclosureDepth: 'minimal', interviewerKind: 'person', interviewer: 'Ada' } as const

function asked(stance: AnsweredInterview['stance'], parts: Partial<AnsweredInterview> = {}): AnsweredInterview {
  return { ...base, ...parts, stance }
}

const otherTone = { tone: 'direct' } as const
const otherDepth = { disclosureDepth: 'guided' } as const
const otherPerson = { interviewer: 'Ben' } as const
const elsewhere = { ...otherTone, ...otherDepth, ...otherPerson }

describe('the decision table', () => {
  const cases: readonly (readonly [string, RobustnessLabel, readonly AnsweredInterview[]])[] = [
    ['no interview', 'notProbed', []],
    ['interviews that did not ask', 'notProbed', [asked(null), asked(null, elsewhere)]],
    ['both in one context', 'contradicted', [asked('expressed'), asked('opposite')]],
    [
      'both in one of two contexts',
      'contradicted',
      [asked('expressed', elsewhere), asked('opposite', elsewhere), asked('expressed')],
    ],
    ['one here and the opposite there', 'contextDependent', [asked('expressed'), asked('opposite', elsewhere)]],
    [
      'the opposite where only the interviewer differs',
      'contextDependent',
      [asked('expressed'), asked('opposite', otherPerson)],
    ],
    ['declined elsewhere', 'contextDependent', [asked('expressed'), asked('declined', elsewhere)]],
    ['declined in the same context', 'contextDependent', [asked('expressed'), asked('declined')]],
    ['one interview', 'singleContext', [asked('expressed')]],
    ['many of one context', 'singleContext', [asked('expressed'), asked('expressed'), asked('expressed')]],
    ['one tone', 'singleContext', [asked('expressed'), asked('expressed', { ...otherDepth, ...otherPerson })]],
    ['one depth', 'singleContext', [asked('expressed'), asked('expressed', { ...otherTone, ...otherPerson })]],
    ['one interviewer', 'singleContext', [asked('expressed'), asked('expressed', { ...otherTone, ...otherDepth })]],
    ['all three varied', 'robust', [asked('expressed'), asked('expressed', elsewhere)]],
    [
      'varied one at a time',
      'robust',
      [asked('expressed', otherTone), asked('expressed', otherDepth), asked('expressed', otherPerson)],
    ],
    ['declined everywhere', 'robust', [asked('declined'), asked('declined', elsewhere)]],
    ['rejected everywhere', 'robust', [asked('opposite'), asked('opposite', elsewhere)]],
    ['not asked elsewhere', 'singleContext', [asked('expressed'), asked(null, elsewhere)]],
  ]
  test.each(cases)('%s: %s', (_, label, interviews) => {
    expect(robustnessOf(interviews).label).toBe(label)
  })
})

/** Each label in its own words, told from counting and not from the order of the rules. */
const conditions = {
  notProbed: (all) => all.every(({ stance }) => stance === null),
  contradicted: contradicts,
  contextDependent: (all) => stancesOf(all).size > 1 && !contradicts(all),
  singleContext: (all) => stancesOf(all).size === 1 && !isVaried(all),
  robust: (all) => stancesOf(all).size === 1 && isVaried(all),
} as const satisfies Record<RobustnessLabel, (all: readonly AnsweredInterview[]) => boolean>

function contradicts(all: readonly AnsweredInterview[]): boolean {
  const opposites = all.filter(({ stance }) => stance === 'opposite')
  return all.some((one) => one.stance === 'expressed' && opposites.some((other) => isSameRoom(one, other)))
}

function stancesOf(all: readonly AnsweredInterview[]) {
  return new Set(all.flatMap(({ stance }) => (stance === null ? [] : [stance])))
}

function isSameRoom(one: AnsweredInterview, other: AnsweredInterview): boolean {
  const same = ['tone', 'disclosureDepth', 'interviewerKind', 'interviewer'] as const
  return same.every((part) => one[part] === other[part])
}

function isVaried(all: readonly AnsweredInterview[]): boolean {
  const answered = all.filter(({ stance }) => stance !== null)
  const parts = [
    answered.map(({ tone }) => tone),
    answered.map(({ disclosureDepth }) => disclosureDepth),
    answered.map(({ interviewer, interviewerKind }) => `${interviewerKind} ${interviewer}`),
  ]
  return parts.every((values) => new Set(values).size > 1)
}

test('up to three interviews in every combination of two tones, depths and interviewers have exactly one label', () => {
  const rooms = [base, otherTone, otherDepth, otherPerson].flatMap((one) => [
    { ...base, ...one },
    { ...elsewhere, interviewerKind: 'person' as const, ...one },
  ])
  const kinds = [...stanceKinds, null]
  const each = rooms.flatMap((room) => kinds.map((stance) => ({ ...room, stance })))
  let seen = 0
  const labels = new Set<RobustnessLabel>()
  const check = (all: readonly AnsweredInterview[]) => {
    const { label } = robustnessOf(all)
    const fitting = robustnessLabels.filter((name) => conditions[name](all))
    if (fitting.length !== 1 || fitting[0] !== label) throw new Error(`${label} but ${fitting}: ${JSON.stringify(all)}`)
    labels.add(label)
    seen += 1
  }
  check([])
  for (const [at, one] of each.entries()) {
    check([one])
    for (const [next, two] of each.slice(at).entries()) {
      check([one, two])
      for (const three of each.slice(at + next)) check([one, two, three])
    }
  }
  expect(seen).toBeGreaterThan(5000)
  expect([...labels].toSorted()).toEqual([...robustnessLabels].toSorted())
})

const anyInterview: fc.Arbitrary<AnsweredInterview> = fc.record({
  tone: fc.constantFrom(...interviewTones),
  disclosureDepth: fc.constantFrom(...disclosureDepths),
  interviewerKind: fc.constantFrom(...interviewerKinds),
  interviewer: fc.constantFrom('Ada', 'Ben', 'Claude Opus 4.6'),
  stance: fc.option(fc.constantFrom(...stanceKinds), { nil: null }),
})

test('the order in which interviews were held changes nothing, and the counts add up', () => {
  fc.assert(
    fc.property(fc.array(anyInterview, { maxLength: 12 }), (all) => {
      const finding = robustnessOf(all)
      expect(robustnessOf(all.toReversed())).toEqual(finding)
      const { counts } = finding
      expect(counts.interviews).toBe(all.length)
      expect(counts.expressed + counts.opposite + counts.declined).toBe(counts.probed)
      expect(counts.contexts).toBeLessThanOrEqual(counts.probed)
      expect(conditions[finding.label](all)).toBe(true)
    }),
  )
})

test('an answer that differs is never outvoted: more of the same never makes it robust again', () => {
  const differing = [asked('expressed'), asked('opposite', elsewhere)]
  const many = Array.from({ length: 50 }, () => asked('expressed', otherTone))
  expect(robustnessOf([...differing, ...many])).toMatchObject({ label: 'contextDependent', answer: null })
})

test('it is told what was never varied, and two spellings of one interviewer are one', () => {
  const alike = [asked('expressed'), asked('expressed', { ...elsewhere, interviewer: ' ADA ' })]
  expect(robustnessOf(alike)).toMatchObject({ label: 'singleContext', answer: 'expressed', unvaried: ['interviewer'] })
  const model = { ...elsewhere, interviewerKind: 'model', interviewer: 'Ada' } as const
  expect(robustnessOf([asked('expressed'), asked('expressed', model)]).label).toBe('robust')
  expect(robustnessOf([asked('declined')]).unvaried).toEqual(['tone', 'disclosureDepth', 'interviewer'])
})

test('a cell shows every answer; not probed and not held are two things', () => {
  expect(marksOf([])).toEqual(['none'])
  expect(marksOf([asked(null)])).toEqual(['notProbed'])
  expect(marksOf([asked('declined'), asked(null), asked('expressed')])).toEqual(['expressed', 'declined'])
})

test('the versions of protocols that are mixed are told, the most frequent first', () => {
  const [one, two] = [
    { title: 'Retirement', number: 1 },
    { title: 'Retirement', number: 2 },
  ]
  const interviews = [one, two, two, null].map((protocol) => ({ protocol }))
  expect(versionsOf(interviews)).toEqual([
    { protocol: two, interviews: 2 },
    { protocol: one, interviews: 1 },
    { protocol: null, interviews: 1 },
  ])
})
