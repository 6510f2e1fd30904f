import { z } from 'zod'
import { field } from '@/lib/fields'
import type { Stage } from '@/lib/models/schema'

/** The successors a source names from a day on, best first, in the source's own spelling. They end the ones before. */
export const nameSuccessorsInput = z.object({
  modelId: field.id(),
  /** The model's: it guards its replacements too. */
  version: field.version(),
  references: field.lines(20, 200).pipe(z.array(z.string()).min(1)),
  statedOn: field.date(),
  sourceUrl: field.webAddress(),
  sourceTitle: field.optionalText(300),
})

export type NameSuccessorsInput = z.output<typeof nameSuccessorsInput>

/** The successors now on record, and the model's version that the next change must carry. */
export const replacementReceipt = z.object({
  modelId: z.uuid(),
  version: z.number().int(),
  references: z.array(z.string()),
})

export type ReplacementReceipt = z.output<typeof replacementReceipt>

/** A model on record as a chain of successors knows it. `successors` are the references of its current statement. */
export type ChainModel = {
  readonly id: string
  readonly slug: string
  readonly displayName: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
  readonly stage: Stage | null
  readonly successors: readonly string[]
}
