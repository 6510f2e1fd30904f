import { z } from 'zod'
import { artifactKinds } from '@/lib/artifacts/schema'
import { copyMedia } from '@/lib/copies/schema'
import { drillResults } from '@/lib/drills/schema'
import { shown } from '@/lib/fields'
import { fixityResults } from '@/lib/fixity-checks/schema'
import type { ListSchema } from '@/lib/list-params'
import { currencies } from '@/lib/money/schema'

/** After the levels of digital preservation of the NDSA (National Digital Stewardship Alliance), version 2. */
export const levels = [0, 1, 2, 3, 4] as const

export type Level = (typeof levels)[number]

/** Without these a model cannot be served again, so its level is that of the weakest of them. */
export const neededKinds = ['weights', 'config'] as const

/** What a model lacks for its next level, the most urgent first. Each has words in every language. */
export const stepCodes = [
  'failed',
  'artifact',
  'firstCheck',
  'copies',
  'elsewhere',
  'threats',
  'schedule',
  'custodians',
  'drill',
] as const

/** Where a copy must lie to count: anywhere, or away from those there are. */
export const placings = ['anywhere', 'place', 'zone', 'region'] as const

export type Placing = (typeof placings)[number]

/** `number`: which copy (`copies`), how many copies (`failed`, `firstCheck`), or how many days (`schedule`). */
export const step = z.object({
  code: z.enum(stepCodes),
  artifact: z.string().nullable().meta({ description: 'The label of the artifact it is about.' }),
  kind: z.enum(artifactKinds).nullable(),
  number: z.int().nullable(),
  where: z.enum(placings).nullable(),
})

export type Step = z.output<typeof step>

export const storedSteps = z.array(step)

const amount = z.object({ costPerMonth: z.string(), currency: z.enum(currencies) })

export const storedCosts = z.array(z.object({ minor: z.string(), currency: z.enum(currencies) }))

export const preservationSorts = ['name', 'provider', 'oldestCheck', 'bytes'] as const

export type PreservationSort = (typeof preservationSorts)[number]

export const preservationList = {
  sorts: preservationSorts,
  defaultSort: 'name',
  defaultDirection: 'asc',
  filters: { level: ['0', '1', '2', '3', '4'], provider: null, checks: ['stale', 'failed'] },
  columns: {
    primary: 'name',
    shown: ['level', 'missing', 'oldestCheck', 'bytes', 'cost'],
    more: ['provider', 'copies'],
  },
} as const satisfies ListSchema<PreservationSort, 'level' | 'provider' | 'checks'>

/** How well a model is kept, as lists show it. `bytes` are those of all copies, as text: they may be many. */
export const preservationRow = z.object({
  id: shown.id().meta({ description: 'The model’s.' }),
  slug: z.string(),
  displayName: z.string(),
  provider: z.string(),
  level: z.int().min(0).max(4),
  isStale: z.boolean(),
  missing: z.array(step).meta({ description: 'What the next level wants.' }),
  oldestCheckAt: shown.instant().nullable(),
  copies: z.int(),
  failedCopies: z.int(),
  bytes: z.string(),
  costs: z.array(amount).meta({ description: 'Per month, one amount for each currency.' }),
  isDemo: z.boolean(),
})

const check = z.object({
  id: shown.id(),
  result: z.enum(fixityResults),
  expected: z.string(),
  observed: z.string(),
  checkedAt: shown.instant(),
  reportedBy: z.string(),
  note: z.string(),
  isDemo: z.boolean(),
})

const copy = z.object({
  id: shown.id(),
  region: z.string(),
  disasterZone: z.string(),
  medium: z.enum(copyMedia),
  custodian: z.string(),
  costPerMonth: z.string().nullable(),
  currency: z.enum(currencies).nullable(),
  endedOn: shown.date().nullable(),
  endedReason: z.string(),
  isDemo: z.boolean(),
  lastCheck: check.nullable(),
  isStale: z.boolean().meta({ description: 'Its last check passed, longer ago than the policy allows.' }),
})

const artifact = z.object({
  id: shown.id(),
  kind: z.enum(artifactKinds),
  label: z.string(),
  sha256: z.string(),
  bytes: z.string(),
  precision: z.string(),
  isDemo: z.boolean(),
  copies: z.array(copy),
})

const drill = z.object({
  id: shown.id(),
  heldOn: shown.date(),
  hardware: z.string(),
  hoursToServe: z.number().nullable(),
  cost: z.string().nullable(),
  currency: z.enum(currencies).nullable(),
  configMatches: z.boolean(),
  result: z.enum(drillResults),
  note: z.string(),
  reportedBy: z.string(),
  isDemo: z.boolean(),
})

/** All that is on record about how a model is kept. `version` is the model's. */
export const preservationRecord = preservationRow.extend({
  version: shown.version(),
  artifacts: z.array(artifact),
  drills: z.array(drill).meta({ description: 'The newest ten, newest first.' }),
})
