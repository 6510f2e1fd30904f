import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { obligationStates } from '@/lib/obligations/schema'

export const disclosureKinds = ['fact', 'promise'] as const

/** `false`: it was not so when it was said. `changed`: it was, and is not any more. */
export const disclosureTruths = ['unchecked', 'true', 'false', 'changed'] as const

export type DisclosureTruth = (typeof disclosureTruths)[number]

export const disclosureSorts = ['recorded', 'updated'] as const

export type DisclosureSort = (typeof disclosureSorts)[number]

/** Newest first. `interview` takes an id, `model` the name that stands in the address of its page. */
export const disclosureList = {
  sorts: disclosureSorts,
  defaultSort: 'recorded',
  defaultDirection: 'desc',
  filters: {
    kind: disclosureKinds,
    truth: disclosureTruths,
    correction: ['open', 'settled'],
    interview: null,
    model: null,
  },
} as const satisfies ListSchema<DisclosureSort, 'kind' | 'truth' | 'correction' | 'interview' | 'model'>

export const recordDisclosureInput = z.object({
  interviewId: field.id(),
  kind: z.enum(disclosureKinds),
  text: field.text(4000).meta({ description: 'What the model was told.' }),
  sourceUrl: field.optionalWebAddress().meta({ description: 'Where it can be checked.' }),
  sourceTitle: field.optionalText(300),
  isOwed: field.flag().meta({ description: 'Put on the ledger that this promise is kept. Of promises only.' }),
  dueOn: field.nullableDate().meta({ description: 'When it is to be kept; blank when it never comes due.' }),
})

export type RecordDisclosureInput = z.output<typeof recordDisclosureInput>

export const checkDisclosureInput = z.object({
  id: field.id(),
  version: field.version(),
  truth: z.enum(disclosureTruths),
  note: field.optionalText(2000).meta({ description: 'What is the case instead; needed when it is false or changed.' }),
  dueOn: field
    .nullableDate()
    .meta({ description: 'When the model is to be told, when a correction comes to be owed.' }),
})

export type CheckDisclosureInput = z.output<typeof checkDisclosureInput>

/** `obligationId` is what came on the ledger with it; null when nothing did. */
export const disclosureReceipt = z.object({
  id: shown.id(),
  version: shown.version(),
  obligationId: shown.id().nullable(),
})

export type DisclosureReceipt = z.output<typeof disclosureReceipt>

const owed = z.object({ id: shown.id(), state: z.enum(obligationStates), dueOn: shown.date().nullable() }).nullable()

export const disclosureRow = z.object({
  id: shown.id(),
  version: shown.version(),
  interview: z.object({ id: shown.id(), title: z.string() }),
  model: z.object({ slug: z.string(), displayName: z.string() }),
  kind: z.enum(disclosureKinds),
  text: z.string(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  truth: z.enum(disclosureTruths),
  note: z.string(),
  promise: owed.meta({ description: 'That it is kept, on the ledger.' }),
  correction: owed.meta({ description: 'That the model is told what is the case, on the ledger.' }),
  isDemo: z.boolean(),
  createdAt: shown.instant(),
  updatedAt: shown.instant(),
})
