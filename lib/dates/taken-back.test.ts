import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stages } from '../models/schema'
import { claimsToAdd, disagreements, endedByReprieve, rivalKinds, successorOf, unsettledKinds } from './rules'
import { type DateKind, dateKinds } from './schema'

const page = 'https://example.org/page'
const blog = 'https://example.org/blog'

function stated(kind: DateKind, date: string, sourceUrl = page) {
  return { kind, date, sourceUrl }
}

function chosen(kind: DateKind, date: string, sourceUrl = page) {
  return { kind, date, sourceUrl, isChosen: true }
}

function unchosen(kind: DateKind, date: string, sourceUrl = page) {
  return { kind, date, sourceUrl, isChosen: false }
}

const anyStated = fc.record({
  kind: fc.constantFrom(...dateKinds),
  date: fc.constantFrom('2024-01-01', '2025-01-01'),
  sourceUrl: fc.constantFrom(page, blog),
})

test('a withdrawn date passes the choice to the only date left of its kind, else of its rival, else to nobody', () => {
  const [first, same, other] = [
    unchosen('retires', '2027-01-01'),
    unchosen('retires', '2027-01-01', blog),
    unchosen('retires', '2027-02-01'),
  ]
  const floor = unchosen('retiresNotBefore', '2026-11-24')
  const withdrawn = chosen('retires', '2017-01-01')
  expect(successorOf(withdrawn, [floor, first, same])).toEqual(first)
  expect(successorOf(withdrawn, [floor, first, other])).toBeNull()
  expect(successorOf(withdrawn, [floor])).toEqual(floor)
  expect(successorOf(chosen('retiresNotBefore', '2016-11-24'), [first])).toEqual(first)
  expect(successorOf(withdrawn, [{ ...first, isEnded: true }, unchosen('released', '2024-03-04')])).toBeNull()
  expect(successorOf({ ...withdrawn, isChosen: false }, [first])).toEqual(first)
  expect(successorOf({ ...withdrawn, isEnded: true }, [first])).toBeNull()
  expect(successorOf(withdrawn, [{ ...floor, isChosen: true }, first])).toBeNull()
})

test('whatever is withdrawn, a date that is left is shown or waits for a person', () => {
  fc.assert(
    fc.property(fc.array(anyStated), fc.nat(), (file, place) => {
      const claims = claimsToAdd([], file)
      const withdrawn = claims[place % Math.max(1, claims.length)]
      if (!withdrawn) return
      const heir = successorOf(
        withdrawn,
        claims.filter((claim) => claim !== withdrawn),
      )
      const left = claims
        .filter((claim) => claim !== withdrawn)
        .map((claim) => (claim === heir ? { ...claim, isChosen: true } : claim))
      for (const { kind } of left) {
        const isShown = left.some((claim) => claim.isChosen && rivalKinds(kind).includes(claim.kind))
        expect(isShown || rivalKinds(kind).some((rival) => unsettledKinds(left).includes(rival))).toBe(true)
      }
    }),
  )
})

test('what a reprieve takes back, from each stage to each', () => {
  const announced = ['deprecated', 'retires', 'retiresNotBefore']
  expect(endedByReprieve('legacy', 'active')).toEqual(['legacy', 'deprecated', 'retires'])
  expect(endedByReprieve('deprecated', 'active')).toEqual(['legacy', ...announced])
  expect(endedByReprieve('deprecated', 'legacy')).toEqual(announced)
  for (const from of [null, ...stages])
    for (const to of stages) expect(endedByReprieve(from, to)).not.toContain('released')
})

test('a date that a reprieve took back rivals nothing: a new announcement is chosen by itself and settles nothing old', () => {
  const ended = { ...unchosen('retires', '2026-01-05'), isEnded: true }
  const rival = { ...unchosen('retires', '2026-02-05', blog), isEnded: true }
  expect(claimsToAdd([ended, rival], [stated('retires', '2027-06-01')])).toEqual([chosen('retires', '2027-06-01')])
  expect(claimsToAdd([ended], [stated('retiresNotBefore', '2027-06-01')])).toEqual([
    chosen('retiresNotBefore', '2027-06-01'),
  ])
  expect(unsettledKinds([ended, rival])).toEqual([])
})

test('a source that still states what a reprieve took back adds nothing and needs no look', () => {
  const ended = { ...unchosen('retires', '2026-01-05'), isEnded: true }
  expect(claimsToAdd([ended], [stated('retires', '2026-01-05')])).toEqual([])
  expect(disagreements([ended], [stated('retires', '2026-01-05'), stated('retires', '2027-06-01')])).toEqual([])
})
