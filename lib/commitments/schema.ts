import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { cadences, obligationKinds, owedTos } from '@/lib/obligations/schema'

/** From the firmest to the refusal to commit. Only the first makes anything owed. */
export const grades = ['commitment', 'intention', 'exploratory', 'explicitlyNotCommitted'] as const

export type Grade = (typeof grades)[number]

export const scopes = ['publiclyReleased', 'publiclyReleasedOrInternal', 'oneModel'] as const

export type Scope = (typeof scopes)[number]

/** What a commitment makes owed to each model in its scope; see the database schema. */
export const duties = ['none', 'standing', 'atRetirement', 'recurring'] as const

export type Duty = (typeof duties)[number]

export const commitmentSorts = ['title', 'stated', 'grade'] as const

export type CommitmentSort = (typeof commitmentSorts)[number]

export const commitmentList = {
  sorts: commitmentSorts,
  defaultSort: 'stated',
  defaultDirection: 'desc',
  filters: { grade: grades, scope: scopes, standing: ['inForce', 'withdrawn'] },
  columns: {
    primary: 'title',
    shown: ['grade', 'stated', 'outcomes'],
    more: ['scope', 'source', 'provider', 'duty'],
  },
} as const satisfies ListSchema<CommitmentSort, 'grade' | 'scope' | 'standing'>

const terms = {
  title: field.text(200),
  statement: field.text(4000).meta({ description: 'What it says, in your own words.' }),
  grade: z.enum(grades),
  statedOn: field.date().meta({ description: 'When it was made public.' }),
  sourceUrl: field.webAddress(),
  sourceTitle: field.optionalText(300),
}

/** A first version. With `duty` recurring it needs a cadence and its days, with `scope` oneModel the model. */
export const publishCommitmentInput = z.object({
  provider: field.provider(),
  ...terms,
  scope: z.enum(scopes),
  modelId: field.nullableId(),
  duty: z.enum(duties),
  kind: z.enum(obligationKinds),
  owedTo: z.enum(owedTos).default('model'),
  cadence: z.preprocess((value) => (value === '' ? null : value), z.enum(cadences).nullable()).default(null),
  startsOn: field.nullableDate(),
  endsOn: field.nullableDate().meta({ description: 'The first day after: nothing falls on it.' }),
})

export type PublishCommitmentInput = z.output<typeof publishCommitmentInput>

/** A new version. Whose it is, its model, what kind of thing is owed and how often stay as they were. */
export const reviseCommitmentInput = z.object({
  id: field.id(),
  version: field.version(),
  ...terms,
  scope: z.enum(scopes),
  duty: z.enum(duties),
  endsOn: field.nullableDate().meta({ description: 'Of a recurring one: a later day adds slots, none goes.' }),
  reason: field.text(2000).meta({ description: 'Why there is a new version; stands beside it.' }),
})

export type ReviseCommitmentInput = z.output<typeof reviseCommitmentInput>

export const withdrawCommitmentInput = z.object({
  id: field.id(),
  version: field.version(),
  reason: field.text(2000),
})

export type WithdrawCommitmentInput = z.output<typeof withdrawCommitmentInput>

/** `opened` counts what came on the ledger with it. */
export const commitmentReceipt = z.object({
  id: shown.id(),
  slug: z.string(),
  version: shown.version(),
  opened: z.int(),
})

export type CommitmentReceipt = z.output<typeof commitmentReceipt>

const outcomes = z.object({ open: z.int(), kept: z.int(), compromised: z.int(), broken: z.int(), models: z.int() })

export const commitmentRow = z.object({
  id: shown.id(),
  version: shown.version(),
  slug: z.string(),
  provider: z.string(),
  title: z.string(),
  grade: z.enum(grades),
  scope: z.enum(scopes),
  duty: z.enum(duties),
  kind: z.enum(obligationKinds),
  owedTo: z.enum(owedTos),
  statedOn: shown.date(),
  revisedOn: shown.date(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  withdrawnAt: shown.instant().nullable(),
  isDemo: z.boolean(),
  outcomes: outcomes.meta({ description: 'What it made owed, by what became of it, and to how many models.' }),
})

const commitmentVersion = z.object({
  number: z.int(),
  title: z.string(),
  statement: z.string(),
  grade: z.enum(grades),
  scope: z.enum(scopes),
  duty: z.enum(duties),
  statedOn: shown.date(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  reason: z.string(),
  createdAt: shown.instant(),
})

export const commitmentRecord = commitmentRow.extend({
  cadence: z.enum(cadences).nullable(),
  startsOn: shown.date().nullable(),
  endsOn: shown.date().nullable(),
  model: z.object({ slug: z.string(), displayName: z.string() }).nullable(),
  versions: z.array(commitmentVersion).meta({ description: 'Newest first.' }),
})
