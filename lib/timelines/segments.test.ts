import { expect, test } from 'vitest'
import { type Life, segmentsOf } from './rules'

const today = '2026-11-24'

const nothing: Life = {
  stage: null,
  releasedOn: null,
  legacyOn: null,
  deprecatedOn: null,
  retiresOn: null,
  isRetirementTentative: false,
}

/** `active 2024-03-04..2026-11-24 known`, with `?` for what is not known. */
function drawn(life: Partial<Life>): string[] {
  return segmentsOf({ ...nothing, ...life }, today).map(
    ({ stage, certainty, from, until }) => `${stage} ${from ?? '?'}..${until ?? '?'} ${certainty}`,
  )
}

const cases: readonly (readonly [string, Partial<Life>, readonly string[]])[] = [
  ['nothing on record', {}, []],
  ['active, no date', { stage: 'active' }, ['active ?..2026-11-24 unknown', 'active 2026-11-24..? open']],
  ['retired, no date', { stage: 'retired' }, ['retired ?..2026-11-24 unknown']],
  [
    'active since its release',
    { stage: 'active', releasedOn: '2024-03-04' },
    ['active 2024-03-04..2026-11-24 known', 'active 2026-11-24..? open'],
  ],
  ['released today', { stage: 'active', releasedOn: today }, ['active 2026-11-24..? open']],
  [
    'a release with no stage on record',
    { releasedOn: '2024-03-04' },
    ['unrecorded 2024-03-04..2026-11-24 unknown', 'unrecorded 2026-11-24..? open'],
  ],
  [
    'a release ahead, with no stage on record',
    { releasedOn: '2027-01-01', retiresOn: '2028-01-01' },
    ['active 2027-01-01..2028-01-01 planned'],
  ],
  [
    'legacy, but since when is not on record',
    { stage: 'legacy', releasedOn: '2024-03-04' },
    ['legacy 2024-03-04..2026-11-24 unknown', 'legacy 2026-11-24..? open'],
  ],
  [
    'a whole life',
    {
      stage: 'retired',
      releasedOn: '2024-03-04',
      legacyOn: '2025-01-01',
      deprecatedOn: '2025-06-30',
      retiresOn: '2026-01-05',
    },
    [
      'active 2024-03-04..2025-01-01 known',
      'legacy 2025-01-01..2025-06-30 known',
      'deprecated 2025-06-30..2026-01-05 known',
      'retired 2026-01-05..2026-11-24 known',
    ],
  ],
  [
    'retired, its release not on record',
    { stage: 'retired', deprecatedOn: '2025-06-30', retiresOn: '2026-01-05' },
    [
      'unrecorded ?..2025-06-30 unknown',
      'deprecated 2025-06-30..2026-01-05 known',
      'retired 2026-01-05..2026-11-24 known',
    ],
  ],
  [
    'retired, but when is not on record',
    { stage: 'retired', releasedOn: '2024-03-04', deprecatedOn: '2025-06-30' },
    ['active 2024-03-04..2025-06-30 known', 'retired 2025-06-30..2026-11-24 unknown'],
  ],
  [
    'a floor ahead',
    { stage: 'active', releasedOn: '2024-03-04', retiresOn: '2027-09-01', isRetirementTentative: true },
    ['active 2024-03-04..2026-11-24 known', 'active 2026-11-24..2027-09-01 planned', 'active 2027-09-01..? open'],
  ],
  [
    'a floor that has passed moves no stage',
    {
      stage: 'legacy',
      releasedOn: '2024-03-04',
      legacyOn: '2025-01-01',
      retiresOn: '2026-01-05',
      isRetirementTentative: true,
    },
    ['active 2024-03-04..2025-01-01 known', 'legacy 2025-01-01..2026-11-24 known', 'legacy 2026-11-24..? open'],
  ],
  [
    'a floor that has passed says nothing of when a model retired',
    { stage: 'retired', releasedOn: '2024-03-04', retiresOn: '2026-01-05', isRetirementTentative: true },
    ['retired 2024-03-04..2026-11-24 unknown'],
  ],
  [
    'a deprecation and a firm retirement ahead',
    { stage: 'active', releasedOn: '2024-03-04', deprecatedOn: '2027-01-01', retiresOn: '2027-07-01' },
    [
      'active 2024-03-04..2026-11-24 known',
      'active 2026-11-24..2027-01-01 planned',
      'deprecated 2027-01-01..2027-07-01 planned',
    ],
  ],
  [
    'a firm date that has passed moves no stage either',
    { stage: 'deprecated', releasedOn: '2024-03-04', deprecatedOn: '2025-06-30', retiresOn: '2026-01-05' },
    ['active 2024-03-04..2025-06-30 known', 'deprecated 2025-06-30..2026-11-24 known', 'deprecated 2026-11-24..? open'],
  ],
  [
    'a firm date that has passed, with no stage on record',
    { deprecatedOn: '2025-06-30', retiresOn: '2026-01-05' },
    [
      'unrecorded ?..2025-06-30 unknown',
      'deprecated 2025-06-30..2026-01-05 known',
      'retired 2026-01-05..2026-11-24 unknown',
    ],
  ],
  [
    'a reprieve: deprecated once, active again',
    { stage: 'active', releasedOn: '2024-03-04', deprecatedOn: '2025-06-30' },
    ['active 2024-03-04..2026-11-24 known', 'active 2026-11-24..? open'],
  ],
  [
    'a release after the deprecation counts for nothing',
    { stage: 'retired', releasedOn: '2025-09-01', deprecatedOn: '2025-06-30', retiresOn: '2026-01-05' },
    [
      'unrecorded ?..2025-06-30 unknown',
      'deprecated 2025-06-30..2026-01-05 known',
      'retired 2026-01-05..2026-11-24 known',
    ],
  ],
  [
    'a deprecation after the retirement counts for nothing',
    { stage: 'retired', releasedOn: '2024-03-04', deprecatedOn: '2026-03-01', retiresOn: '2026-01-05' },
    ['active 2024-03-04..2026-01-05 known', 'retired 2026-01-05..2026-11-24 known'],
  ],
  [
    'deprecated and retired on one day',
    { stage: 'retired', releasedOn: '2024-03-04', deprecatedOn: '2026-01-05', retiresOn: '2026-01-05' },
    ['active 2024-03-04..2026-01-05 known', 'retired 2026-01-05..2026-11-24 known'],
  ],
  [
    'recorded as retired ahead of its date',
    { stage: 'retired', releasedOn: '2024-03-04', retiresOn: '2027-01-05' },
    ['retired 2024-03-04..2026-11-24 unknown'],
  ],
  [
    'retires today, not retired yet',
    { stage: 'deprecated', releasedOn: '2024-03-04', deprecatedOn: '2025-06-30', retiresOn: today },
    ['active 2024-03-04..2025-06-30 known', 'deprecated 2025-06-30..2026-11-24 known', 'deprecated 2026-11-24..? open'],
  ],
  [
    'nothing but a floor',
    { retiresOn: '2027-09-01', isRetirementTentative: true },
    ['unrecorded ?..2026-11-24 unknown', 'unrecorded 2026-11-24..2027-09-01 planned', 'unrecorded 2027-09-01..? open'],
  ],
]

for (const [name, life, expected] of cases) {
  test(name, () => expect(drawn(life)).toEqual(expected))
}
