import { z } from 'zod'
import { field, shown } from '@/lib/fields'

export const drillResults = ['passed', 'failed'] as const

export type DrillResult = (typeof drillResults)[number]

const MOST_HOURS = 10_000

/** It carries no version: a drill is added to what is on record and changes nothing of it. */
export const recordDrillInput = z.object({
  modelId: field.id(),
  heldOn: field.date(),
  hardware: field.plainText(200).meta({ description: 'What it was served on, such as "8 × H100".' }),
  result: z.enum(drillResults).meta({ description: 'Passed: the model answered.' }),
  hoursToServe: z
    .preprocess((value) => (value === '' ? null : value), z.union([z.null(), z.coerce.number().min(0).max(MOST_HOURS)]))
    .default(null)
    .meta({ description: 'From the start until it answered; needed when it passed.' }),
  configMatches: field.flag().meta({ description: 'It was configured as it had been when it was in use.' }),
  cost: field.nullableText(20),
  currency: field.optionalCurrency(),
  note: field.optionalPlainText(2000),
})

export type RecordDrillInput = z.output<typeof recordDrillInput>

export const drillReceipt = z.object({ id: shown.id(), modelId: shown.id(), level: z.int().min(0).max(4) })

export type DrillReceipt = z.output<typeof drillReceipt>
