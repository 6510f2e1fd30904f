import { expect, test } from 'vitest'
import { lifecycleLines } from './rules'

const model = { provider: 'acme', apiId: 'a', displayName: 'A', family: 'f', stage: 'active' } as const
const one = 'https://one.example/'
const two = 'https://two.example/'
const address = 'https://emeritus.example/models/a'
const claim = (
  kind: 'released' | 'deprecated' | 'retires' | 'retiresNotBefore' | 'legacy',
  date: string,
  sourceUrl: string,
  isChosen = true,
) => ({
  ...{ kind, date, sourceUrl, isChosen },
})

/** Dates, successors and source of each line. */
function linesOf(
  claims: Parameters<typeof lifecycleLines>[1]['claims'],
  replacements: Parameters<typeof lifecycleLines>[1]['replacements'] = [],
) {
  return lifecycleLines(model, { claims, replacements }, address).map(([, , , , ...rest]) => rest.join(' | '))
}

test('what one source says stands on one line', () => {
  const claims = [claim('released', '2024-01-01', one), claim('retiresNotBefore', '2027-01-01', one)]
  expect(lifecycleLines(model, { claims, replacements: [{ reference: 'b', sourceUrl: one }] }, address)).toEqual([
    ['acme', 'a', 'A', 'f', '2024-01-01', 'active', '', '2027-01-01', 'true', 'b', one],
  ])
})

test('each source has a line of its own', () => {
  expect(linesOf([claim('released', '2024-01-01', one), claim('retires', '2026-01-01', two)])).toEqual([
    `2024-01-01 | active |  |  |  |  | ${one}`,
    ` | active |  | 2026-01-01 | false |  | ${two}`,
  ])
})

test('beside a chosen date no other of its kind is written, and a floor is of the kind of a firm date', () => {
  const released = [claim('released', '2024-01-01', one, false), claim('released', '2024-01-02', two)]
  const retires = [claim('retires', '2026-01-01', one, false), claim('retiresNotBefore', '2025-01-01', two)]
  expect(linesOf([...released, ...retires])).toEqual([`2024-01-02 | active |  | 2025-01-01 | true |  | ${two}`])
})

test('where nobody has chosen, every date is written', () => {
  const rivals = [claim('released', '2024-01-01', one, false), claim('released', '2024-01-02', one, false)]
  expect(linesOf(rivals)).toEqual([
    `2024-01-01 | active |  |  |  |  | ${one}`,
    `2024-01-02 | active |  |  |  |  | ${one}`,
  ])
})

test('successors keep their order, whichever sources named them, twenty to a line', () => {
  const mixed = [one, two, one].map((sourceUrl, index) => ({ reference: `r${index}`, sourceUrl }))
  expect(linesOf([], mixed)).toEqual([
    ` | active |  |  |  | r0 | ${one}`,
    ` | active |  |  |  | r1 | ${two}`,
    ` | active |  |  |  | r2 | ${one}`,
  ])
  const many = Array.from({ length: 21 }, (_, index) => ({ reference: `r${index}`, sourceUrl: one }))
  expect(linesOf([], many).map((line) => line.split(';').length)).toEqual([20, 1])
})

test('a model without any source, or with a date that has no column, names its own page', () => {
  const bare = [` | active |  |  |  |  | ${address}`]
  expect(linesOf([])).toEqual(bare)
  expect(linesOf([claim('legacy', '2025-01-01', one)])).toEqual(bare)
  expect(lifecycleLines({ ...model, apiId: null, stage: null }, { claims: [], replacements: [] }, address)).toEqual([
    ['acme', '', 'A', 'f', '', '', '', '', '', '', address],
  ])
})
