import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyMedia } from '@/lib/copies/schema'
import { type Evidence, type KeptCopy, projectionOf, standingOf } from './rules'

const now = new Date('2026-11-24T12:00:00.000Z')
const schedule = { now, fixityIntervalDays: 90 }

function daysAgo(days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

const passed = { result: 'passed', configMatches: true } as const

function standing(evidence: Evidence) {
  return standingOf(projectionOf(evidence), schedule)
}

const anyCopy: fc.Arbitrary<KeptCopy> = fc.record({
  region: fc.constantFrom('A', 'B', 'C'),
  disasterZone: fc.constantFrom('x', 'y', 'z'),
  medium: fc.constantFrom(...copyMedia.slice(0, 2)),
  custodian: fc.constantFrom('one', 'two'),
  lastCheck: fc.option(
    fc.record({
      result: fc.constantFrom('passed' as const, 'passed' as const, 'passed' as const, 'failed' as const),
      checkedAt: fc.integer({ min: 0, max: 200 }).map(daysAgo),
    }),
    { freq: 6 },
  ),
})

const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  artifacts: fc
    .tuple(fc.array(anyCopy, { maxLength: 6 }), fc.array(anyCopy, { maxLength: 6 }))
    .map(([weights, config]) => [
      { kind: 'weights' as const, label: 'Weights', copies: weights },
      { kind: 'config' as const, label: 'Configuration', copies: config },
    ]),
  lastDrill: fc.option(
    fc.record({ result: fc.constantFrom('passed' as const, 'failed' as const), configMatches: fc.boolean() }),
  ),
})

/** The definition, read over the copies themselves and not over what a list keeps of them. */
function levelByDefinition({ artifacts, lastDrill }: Evidence): number {
  const different = (copies: readonly KeptCopy[], name: keyof KeptCopy) =>
    new Set(copies.map((copy) => copy[name])).size
  const levels = artifacts.map(({ copies }) => {
    const good = copies.filter(({ lastCheck }) => lastCheck?.result === 'passed')
    const recent = good.filter(({ lastCheck }) => (lastCheck?.checkedAt ?? '') >= daysAgo(90))
    const isScattered = (some: readonly KeptCopy[]) =>
      some.length > 2 && different(some, 'region') > 1 && different(some, 'disasterZone') > 1
    const places = new Set(good.map(({ region, disasterZone }) => region + disasterZone)).size
    if (good.length < 2 || places < 2) return 0
    if (!isScattered(good)) return 1
    if (!isScattered(recent) || different(recent, 'medium') + different(recent, 'custodian') < 3) return 2
    return different(good, 'custodian') > 1 && lastDrill?.result === 'passed' && lastDrill.configMatches ? 4 : 3
  })
  return Math.min(...levels)
}

function withCopy({ artifacts, lastDrill }: Evidence, copy: KeptCopy, at: number): Evidence {
  return {
    artifacts: artifacts.map((one, index) => (index === at ? { ...one, copies: [...one.copies, copy] } : one)),
    lastDrill,
  }
}

describe('laws', () => {
  const runs = { numRuns: 2000 }

  test('what is stored for lists, read on a day, gives the level that the definition gives on that day', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(standing(evidence).level).toBe(levelByDefinition(evidence))
      }),
      runs,
    )
  })

  test('a further copy never lowers the level, and taking one away never raises it', () => {
    fc.assert(
      fc.property(anyEvidence, anyCopy, fc.nat({ max: 1 }), (evidence, copy, at) => {
        expect(standing(withCopy(evidence, copy, at)).level).toBeGreaterThanOrEqual(standing(evidence).level)
      }),
      runs,
    )
  })

  test('a check that passes now never lowers the level, whatever the copy’s last check had found', () => {
    const good = { lastCheck: { result: 'passed', checkedAt: daysAgo(0) } } as const
    fc.assert(
      fc.property(anyEvidence, anyCopy, fc.nat({ max: 1 }), (evidence, copy, at) => {
        const before = standing(withCopy(evidence, copy, at))
        expect(standing(withCopy(evidence, { ...copy, ...good }, at)).level).toBeGreaterThanOrEqual(before.level)
      }),
      runs,
    )
  })

  test('a drill that passes with the configuration of old never lowers the level', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(standing({ ...evidence, lastDrill: passed }).level).toBeGreaterThanOrEqual(standing(evidence).level)
      }),
      runs,
    )
  })

  test('time alone never raises the level', () => {
    fc.assert(
      fc.property(anyEvidence, fc.nat({ max: 400 }), (evidence, days) => {
        const later = { ...schedule, now: new Date(now.getTime() + days * 86_400_000) }
        expect(standingOf(projectionOf(evidence), later).level).toBeLessThanOrEqual(standing(evidence).level)
      }),
      runs,
    )
  })

  test('below level 4 something is always named that is missing, and at level 4 nothing is', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const { level, missing: steps } = standing(evidence)
        expect(steps.length > 0).toBe(level < 4)
      }),
      runs,
    )
  })
})
