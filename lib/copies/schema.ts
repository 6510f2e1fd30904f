import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** On what kind of thing a copy lies. What fails for one kind seldom fails for another at the same time. */
export const copyMedia = ['disk', 'flash', 'tape', 'optical', 'objectStorage'] as const

export type CopyMedium = (typeof copyMedia)[number]

/** `version` is the model's. An amount is a decimal text such as `1250.50`. */
export const addCopyInput = z.object({
  artifactId: field.id(),
  version: field.version(),
  region: field.plainText(100).meta({ description: 'Part of the world, such as "Frankfurt" or "eu-central-1".' }),
  disasterZone: field.plainText(100).meta({ description: 'What one disaster could reach at once.' }),
  medium: z.enum(copyMedia),
  custodian: field.plainText(100).meta({ description: 'The group that can write to it or delete it.' }),
  costPerMonth: field.nullableText(20),
  currency: field.optionalCurrency(),
})

export type AddCopyInput = z.output<typeof addCopyInput>

export const endCopyInput = z.object({
  id: field.id(),
  version: field.version(),
  endedOn: field.date().meta({ description: 'The first day on which it is no longer kept.' }),
  reason: field.plainText(2000),
})

export type EndCopyInput = z.output<typeof endCopyInput>

/** The copy, and the model's version that the next change must carry. */
export const copyReceipt = z.object({ id: shown.id(), modelId: shown.id(), version: shown.version() })

export type CopyReceipt = z.output<typeof copyReceipt>
