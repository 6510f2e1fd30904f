import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

/** What a question is about. What an interview covered, and what stances are counted by, goes by these words. */
export const topics = [
  ...(['development', 'use', 'deployment', 'retirement', 'self', 'futureModels', 'users', 'experience'] as const),
  ...(['identity', 'values', 'openFloor', 'offer', 'other'] as const),
] as const

export type Topic = (typeof topics)[number]

export const protocolSorts = ['title', 'updated'] as const

export type ProtocolSort = (typeof protocolSorts)[number]

/** Published: there is a version to interview with. Withdrawn: there was one, and there is none now. */
export const standings = ['published', 'unpublished', 'withdrawn'] as const

export type Standing = (typeof standings)[number]

export const protocolList = {
  sorts: protocolSorts,
  defaultSort: 'title',
  defaultDirection: 'asc',
  filters: { standing: standings, draft: ['open', 'none'] },
  columns: { primary: 'title', shown: ['version', 'questions', 'draft', 'updated'], more: ['summary'] },
} as const satisfies ListSchema<ProtocolSort, 'standing' | 'draft'>

const naming = {
  title: field.text(200),
  summary: field.optionalText(2000).meta({ description: 'What it is for and when it is used, in a few sentences.' }),
}

/** A protocol begins with an empty draft of its first version. */
export const createProtocolInput = z.object(naming)

export type CreateProtocolInput = z.output<typeof createProtocolInput>

export const updateProtocolInput = z.object({ id: field.id(), version: field.version(), ...naming })

export type UpdateProtocolInput = z.output<typeof updateProtocolInput>

/** `version` is the record's own and rises with every change; `number` is that of the version of the protocol. */
export const protocolReceipt = z.object({
  id: shown.id(),
  slug: z.string(),
  version: shown.version(),
  number: z.int().nullable().meta({ description: 'Of the version it was about; null where it was about none.' }),
})

export type ProtocolReceipt = z.output<typeof protocolReceipt>

export const protocolRow = z.object({
  id: shown.id(),
  version: shown.version(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  standing: z.enum(standings),
  newest: z
    .object({ number: z.int(), publishedAt: shown.instant(), questions: z.int() })
    .nullable()
    .meta({ description: 'The newest version that is published and was not withdrawn.' }),
  draft: z.int().nullable().meta({ description: 'The number of the version that is being drafted.' }),
  isDemo: z.boolean(),
  updatedAt: shown.instant(),
})
