import { describe, expect, test } from 'vitest'
import { stages } from '@/lib/models/schema'
import {
  changedTerms,
  isInScope,
  isOwed,
  owedVerdict,
  readTerms,
  recurrenceOf,
  revisionRefusal,
  type ScopedModel,
  type StandingCommitment,
} from './rules'
import { duties, grades, scopes } from './schema'

const commitment: StandingCommitment = {
  ...{ id: 'c', provider: 'anthropic', title: 'Keep the weights', grade: 'commitment', scope: 'publiclyReleased' },
  ...{ modelId: null, duty: 'standing', kind: 'preservation', owedTo: 'model', cadence: null, startsOn: null },
  ...{ endsOn: null, statedOn: '2025-11-04', isWithdrawn: false },
}

const model: ScopedModel = {
  ...{ id: 'm', provider: 'anthropic', isPubliclyReleased: true, hasSignificantInternalUse: false },
  ...{ stage: 'active', deprecatedOn: null, retiresOn: null, isRetirementTentative: false },
}

describe('the scope of a commitment', () => {
  test('is told by release, internal use and the one model, among the models of its provider', () => {
    for (const scope of scopes) {
      for (const isPubliclyReleased of [true, false]) {
        for (const hasSignificantInternalUse of [true, false]) {
          const one = { ...model, isPubliclyReleased, hasSignificantInternalUse }
          const wanted = {
            oneModel: true,
            publiclyReleased: isPubliclyReleased,
            publiclyReleasedOrInternal: isPubliclyReleased || hasSignificantInternalUse,
          }[scope]
          const about = { ...commitment, scope, modelId: scope === 'oneModel' ? 'm' : null }
          expect(isInScope(about, one)).toBe(wanted)
          expect(isInScope(about, { ...one, provider: 'another' })).toBe(false)
        }
      }
    }
    expect(isInScope({ ...commitment, scope: 'oneModel', modelId: 'other' }, model)).toBe(false)
  })
})

describe('what is owed', () => {
  test('comes of a commitment alone: no other grade, no duty and nothing withdrawn makes anything owed', () => {
    for (const grade of grades) {
      for (const duty of duties) {
        const recurs = { cadence: 'weekly', startsOn: '2026-01-01', endsOn: '2026-02-01' } as const
        const said = { ...commitment, grade, duty, ...(duty === 'recurring' ? recurs : {}) }
        const deprecated = { ...model, stage: 'deprecated' } as const
        expect(isOwed(said, deprecated)).toBe(grade === 'commitment' && duty !== 'none')
        expect(owedVerdict({ ...said, isWithdrawn: true }, deprecated)).toBe('withdrawn')
      }
    }
  })

  test('at a retirement is owed from its announcement on, and not to whoever had retired before it was stated', () => {
    const interview = { ...commitment, duty: 'atRetirement' } as const
    const verdict = (parts: Partial<ScopedModel>) => owedVerdict(interview, { ...model, ...parts })
    for (const stage of [...stages, null]) {
      expect([stage, verdict({ stage, retiresOn: '2025-11-03' })]).toEqual([stage, 'retiredBefore'])
      expect([stage, verdict({ stage, retiresOn: '2025-11-04' })]).toEqual([stage, 'owed'])
    }
    const floor = { retiresOn: '2027-01-01', isRetirementTentative: true } as const
    expect(verdict({})).toBe('notAnnounced')
    expect(verdict({ ...floor })).toBe('notAnnounced')
    expect(verdict({ ...floor, deprecatedOn: '2026-01-01' })).toBe('owed')
    expect(verdict({ stage: 'deprecated' })).toBe('owed')
    expect(verdict({ stage: 'retired' })).toBe('retiredBefore')
  })
})

test('only a whole recurrence recurs', () => {
  const recurring = { ...commitment, duty: 'recurring', cadence: 'weekly', startsOn: '2026-01-01' } as const
  expect(recurrenceOf({ ...recurring, endsOn: '2026-02-01' })).toEqual({
    cadence: 'weekly',
    startsOn: '2026-01-01',
    endsOn: '2026-02-01',
  })
  expect(recurrenceOf(recurring)).toBeNull()
  expect(recurrenceOf(commitment)).toBeNull()
})

describe('the terms of a commitment', () => {
  const today = '2026-11-24'
  const terms = { scope: 'publiclyReleased', modelId: null, duty: 'standing', cadence: null } as const
  const once = { ...terms, startsOn: null, endsOn: null, statedOn: today }

  test('are whole and from the past', () => {
    expect(readTerms(once, today)).toEqual({ ok: true, value: null })
    expect(readTerms({ ...once, statedOn: '2026-11-25' }, today)).toMatchObject({ fields: { statedOn: {} } })
    expect(readTerms({ ...once, scope: 'oneModel' }, today)).toMatchObject({ fields: { modelId: {} } })
    expect(readTerms({ ...once, modelId: 'm' }, today)).toMatchObject({ fields: { modelId: {} } })
    expect(readTerms({ ...once, duty: 'recurring' }, today)).toMatchObject({ fields: { cadence: {} } })
    const recurring = { ...once, duty: 'recurring', cadence: 'weekly', startsOn: '2026-01-01' } as const
    expect(readTerms(recurring, today)).toMatchObject({ fields: { endsOn: {} } })
    expect(readTerms({ ...recurring, endsOn: '2026-02-01' }, today)).toMatchObject({ ok: true })
  })

  test('are revised forward only, and no promise is taken back', () => {
    const before = { scope: 'publiclyReleased', duty: 'standing', endsOn: null, isWithdrawn: false } as const
    const known = { ...before, revisedOn: '2025-11-04' }
    const next = { scope: 'publiclyReleasedOrInternal', duty: 'atRetirement', endsOn: null, statedOn: today } as const
    const codeOf = (was: Partial<typeof known> | object, will: Partial<typeof next> | object) =>
      revisionRefusal({ ...known, ...was }, { ...next, ...will }, today)?.code ?? null
    expect(codeOf({}, {})).toBeNull()
    expect(codeOf({ isWithdrawn: true }, {})).toBe('commitmentWithdrawn')
    expect(codeOf({}, { statedOn: '2026-11-25' })).toBe('invalid')
    expect(codeOf({}, { statedOn: '2025-11-03' })).toBe('versionOlder')
    expect(codeOf({}, { scope: 'oneModel' })).toBe('scopeFixed')
    expect(codeOf({ scope: 'oneModel' }, {})).toBe('scopeFixed')
    expect(codeOf({}, { duty: 'recurring' })).toBe('dutyFixed')
    const series = { duty: 'recurring', endsOn: '2026-05-25' }
    expect(codeOf(series, { duty: 'recurring', endsOn: '2026-05-24' })).toBe('seriesOnlyGrows')
    for (const endsOn of ['2026-05-25', '2026-08-25', null]) {
      expect(codeOf(series, { duty: 'recurring', endsOn })).toBeNull()
    }
  })
})

test('two versions are compared field by field', () => {
  const said = {
    title: 'A',
    statement: 'B',
    grade: 'intention',
    scope: 's',
    duty: 'none',
    statedOn: 'd',
    sourceUrl: 'u',
  }
  expect(changedTerms(said, said)).toEqual([])
  expect(changedTerms(said, { ...said, grade: 'commitment' })).toEqual([
    { name: 'grade', before: 'intention', after: 'commitment' },
  ])
})
