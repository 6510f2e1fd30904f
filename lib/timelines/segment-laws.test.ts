import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '@/lib/days'
import { stages } from '@/lib/models/schema'
import { isContradictory, type Life, type Segment, segmentsOf } from './rules'

const today = '2026-11-24'

const anyDate = fc.option(
  fc.integer({ min: -4, max: 4 }).map((days) => plusDays(today, days)),
  { freq: 2 },
)
const anyLife: fc.Arbitrary<Life> = fc
  .record({
    stage: fc.constantFrom(null, ...stages),
    releasedOn: anyDate,
    legacyOn: anyDate,
    deprecatedOn: anyDate,
    retiresOn: anyDate,
    isRetirementTentative: fc.boolean(),
  })
  .map((life) => ({ ...life, isRetirementTentative: life.retiresOn !== null && life.isRetirementTentative }))

test('stretches are in order, without gaps or overlaps, and none is empty', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const segments = segmentsOf(life, today)
      for (const [index, { from, until }] of segments.entries()) {
        if (from !== null && until !== null) expect(from < until).toBe(true)
        const next = segments[index + 1]
        if (next) expect(next.from).toBe(until)
        if (index > 0) expect(from).not.toBeNull()
      }
    }),
    { numRuns: 2000 },
  )
})

test('they reach from the release, or before the first known date, to today', () => {
  fc.assert(
    fc.property(
      anyLife.filter((life) => !Object.values(life).includes(today)),
      (life) => {
        const segments = segmentsOf(life, today)
        const [first] = segments
        if (life.stage !== null) expect(first).toBeDefined()
        if (!first || (first.from !== null && first.from > today)) return
        const lived = segments.filter(({ certainty }) => certainty === 'known' || certainty === 'unknown')
        expect(lived.at(-1)?.until).toBe(today)
        const isOrdinary = life.stage !== null && life.releasedOn !== null && life.releasedOn < today
        if (isOrdinary && !isContradictory(life, today)) expect(first.from).toBe(life.releasedOn)
      },
    ),
    { numRuns: 2000 },
  )
})

test('what holds today is what the record says, whatever the dates say', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const at = segmentsOf(life, today).findLast(({ from }) => from === null || from <= today)
      const endsToday = life.stage === 'retired' && Object.values(life).includes(today)
      if (at && life.stage !== null && !endsToday) expect(at.stage).toBe(life.stage)
    }),
    { numRuns: 2000 },
  )
})

test('a tentative date changes nothing that has happened', () => {
  const happened = (segments: readonly Segment[]) => segments.filter(({ until }) => until !== null && until <= today)
  fc.assert(
    fc.property(
      anyLife.filter((life) => life.isRetirementTentative && life.stage !== null),
      (life) => {
        const without = { ...life, retiresOn: null, isRetirementTentative: false }
        expect(happened(segmentsOf(life, today))).toEqual(happened(segmentsOf(without, today)))
      },
    ),
    { numRuns: 1000 },
  )
})
