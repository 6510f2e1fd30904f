import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenDates, claimsToAdd, disagreements, projectionOf, rivalKinds, unsettledKinds } from './rules'
import { type DateKind, dateKinds, isoDateSchema, type ReasonedDateClaim } from './schema'

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

test('only days that exist are dates', () => {
  for (const date of ['2024-02-29', '0001-01-01', '9999-12-31'])
    expect(isoDateSchema.safeParse(date).success).toBe(true)
  for (const date of ['2026-02-30', '2023-02-29', '0000-01-01', '2026-1-1', '2026-01-01T00:00', '']) {
    expect(isoDateSchema.safeParse(date).success).toBe(false)
  }
})

test('a kind is unsettled when its dates differ and nobody has given a reason for the choice', () => {
  const first = { ...chosen('released', '2024-03-04'), chosenReason: ' ' }
  const second = { ...unchosen('released', '2024-02-29', blog), chosenReason: '' }
  expect(unsettledKinds([first, second])).toEqual(['released'])
  expect(unsettledKinds([{ ...first, isChosen: false }, second])).toEqual(['released'])
  expect(unsettledKinds([{ ...first, chosenReason: 'The announcement is dated.' }, second])).toEqual([])
})

test('sources that agree, and dates of different kinds, leave nothing to settle', () => {
  const claims = [
    stated('retires', '2026-01-05'),
    stated('retires', '2026-01-05', blog),
    stated('released', '2024-03-04'),
  ]
  expect(unsettledKinds(claims.map((claim) => ({ ...claim, isChosen: false, chosenReason: '' })))).toEqual([])
})

test('a firm date that was passed over for a floor is unsettled until one of them is chosen with a reason', () => {
  const floor = chosen('retiresNotBefore', '2026-11-24')
  const firm = unchosen('retires', '2027-01-01')
  expect(unsettledKinds([floor, firm])).toEqual(['retires'])
  expect(unsettledKinds([{ ...floor, chosenReason: 'The plan was withdrawn.' }, firm])).toEqual([])
  const settled = { ...firm, isChosen: true, chosenReason: 'It was announced.' }
  expect(unsettledKinds([{ ...floor, isChosen: false }, settled])).toEqual([])
})

test('floors that differ are settled by a firm date that is chosen with a reason', () => {
  const floors = [unchosen('retiresNotBefore', '2026-11-24'), unchosen('retiresNotBefore', '2026-12-24', blog)]
  expect(unsettledKinds([...floors, chosen('retires', '2027-01-01')])).toEqual(['retiresNotBefore'])
  const settled = { ...chosen('retires', '2027-01-01'), chosenReason: 'It was announced.' }
  expect(unsettledKinds([...floors, settled])).toEqual([])
})

test('what stands beside a model is what was chosen and what is open', () => {
  expect(projectionOf([chosen('released', '2024-03-04'), chosen('retiresNotBefore', '2026-11-24')])).toEqual({
    releasedOn: '2024-03-04',
    deprecatedOn: null,
    retiresOn: '2026-11-24',
    isRetirementTentative: true,
    unsettledKinds: [],
  })
})

test('a firm retirement date stands before a tentative one', () => {
  const tentative = chosen('retiresNotBefore', '2026-11-24')
  expect(chosenDates([tentative])).toMatchObject({ retiresOn: '2026-11-24', isRetirementTentative: true })
  expect(chosenDates([tentative, chosen('retires', '2027-01-01')])).toMatchObject({
    retiresOn: '2027-01-01',
    isRetirementTentative: false,
  })
})

test('a date nobody chose is not shown', () => {
  expect(chosenDates([unchosen('released', '2024-03-04'), unchosen('retires', '2026-01-05')])).toEqual({
    releasedOn: null,
    deprecatedOn: null,
    retiresOn: null,
    isRetirementTentative: false,
  })
})

test('the first date of a kind is chosen, and so is one of two sources that agree', () => {
  expect(claimsToAdd([], [stated('released', '2024-03-04'), stated('released', '2024-03-04', blog)])).toEqual([
    chosen('released', '2024-03-04'),
    unchosen('released', '2024-03-04', blog),
  ])
})

test('of two new dates that differ neither is chosen', () => {
  expect(claimsToAdd([], [stated('released', '2024-03-04'), stated('released', '2024-02-29')])).toEqual([
    unchosen('released', '2024-03-04'),
    unchosen('released', '2024-02-29'),
  ])
})

test('a firm date is chosen over a tentative one stated with it, whichever comes first', () => {
  const both = [stated('retiresNotBefore', '2026-11-24'), stated('retires', '2027-01-01')]
  for (const claims of [both, both.toReversed()]) {
    expect(claimsToAdd([], claims).filter((claim) => claim.isChosen)).toEqual([chosen('retires', '2027-01-01')])
  }
})

test('a choice once made is never taken back', () => {
  const tentative = chosen('retiresNotBefore', '2026-11-24')
  expect(claimsToAdd([tentative], [stated('retires', '2027-01-01')])).toEqual([unchosen('retires', '2027-01-01')])
  expect(claimsToAdd([chosen('retires', '2027-01-01')], [stated('retiresNotBefore', '2026-11-24')])).toEqual([
    unchosen('retiresNotBefore', '2026-11-24'),
  ])
  expect(claimsToAdd([chosen('released', '2024-03-04')], [stated('released', '2024-02-29')])).toEqual([
    unchosen('released', '2024-02-29'),
  ])
})

test('a disagreement is told once, with the date that is chosen', () => {
  const existing = [chosen('released', '2024-03-04'), chosen('retiresNotBefore', '2026-11-24')]
  const news = [
    stated('released', '2024-03-04', blog),
    stated('released', '2024-02-29'),
    stated('released', '2024-02-29', blog),
    stated('retires', '2027-01-01'),
    stated('deprecated', '2026-06-01'),
  ]
  expect(disagreements(existing, news)).toEqual([
    { index: 1, kind: 'released', date: '2024-02-29', chosen: '2024-03-04', isOtherKind: false },
    { index: 3, kind: 'retires', date: '2027-01-01', chosen: '2026-11-24', isOtherKind: true },
  ])
})

const anyStated = fc.record({
  kind: fc.constantFrom(...dateKinds),
  date: fc.constantFrom('2024-01-01', '2025-01-01'),
  sourceUrl: fc.constantFrom(page, blog),
})

test('at most one claim of a kind is ever chosen, never both kinds of retirement, and adding twice adds nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyStated)), (files) => {
      let claims = claimsToAdd([], [])
      for (const file of files) {
        claims = [...claims, ...claimsToAdd(claims, file)]
        expect(claimsToAdd(claims, file)).toEqual([])
      }
      const kinds = claims.filter((claim) => claim.isChosen).map((claim) => claim.kind)
      expect(new Set(kinds).size).toBe(kinds.length)
      expect(kinds.includes('retires') && kinds.includes('retiresNotBefore')).toBe(false)
    }),
  )
})

/** What `chooseDate` does: the one is chosen with a reason, its rivals are not. */
function choose(claims: readonly ReasonedDateClaim[], pick: ReasonedDateClaim): ReasonedDateClaim[] {
  const rivals = rivalKinds(pick.kind)
  return claims.map((claim) => {
    if (claim === pick) return { ...claim, isChosen: true, chosenReason: 'Because.' }
    return rivals.includes(claim.kind) ? { ...claim, isChosen: false, chosenReason: '' } : claim
  })
}

test('whatever is on record, choosing any claim with a reason settles its kind and its rivals, and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyStated), { minLength: 1 }), fc.nat(), (files, number) => {
      let claims: ReasonedDateClaim[] = []
      for (const file of files) claims = [...claims, ...claimsToAdd(claims, file)]
      const pick = claims[number % Math.max(claims.length, 1)]
      if (!pick) return
      const others = (kinds: readonly DateKind[]) => kinds.filter((kind) => !rivalKinds(pick.kind).includes(kind))
      const settled = choose(claims, pick)
      expect(unsettledKinds(settled)).toEqual(others(unsettledKinds(claims)))
      for (const file of files) settled.push(...claimsToAdd(settled, file))
      expect(unsettledKinds(settled)).toEqual(others(unsettledKinds(claims)))
    }),
  )
})

test('a date other than the one that is shown is always among what waits for a person', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyStated)), (files) => {
      let claims: ReasonedDateClaim[] = []
      for (const file of files) claims = [...claims, ...claimsToAdd(claims, file)]
      const waiting = unsettledKinds(claims)
      for (const { kind, date, isChosen } of claims) {
        if (isChosen || kind === 'retiresNotBefore') continue
        const isShown = claims.some((other) => other.isChosen && other.kind === kind && other.date === date)
        expect(isShown || waiting.includes(kind)).toBe(true)
      }
    }),
  )
})
