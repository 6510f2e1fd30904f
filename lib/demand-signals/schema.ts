import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** What shows that somebody values a model. */
export const demandKinds = ['petition', 'usage', 'letter', 'press', 'other'] as const

/** `version` is the model's. */
export const addDemandSignalInput = z.object({
  modelId: field.id(),
  version: field.version(),
  kind: z.enum(demandKinds),
  source: field.text(300).meta({ description: 'Who says so.' }),
  size: field.optionalText(300).meta({ description: 'How many or how much, with its unit, as the source states it.' }),
  sourceUrl: field.webAddress(),
  caveat: field.optionalText(2000).meta({ description: 'What it does not show.' }),
  observedOn: field.nullableDate().meta({ description: 'The day for which it holds.' }),
})

export type AddDemandSignalInput = z.output<typeof addDemandSignalInput>

export const withdrawDemandSignalInput = z.object({
  id: field.id(),
  version: field.version(),
  reason: field.text(2000).meta({ description: 'Why it does not hold. The signal stays on record with it.' }),
})

export type WithdrawDemandSignalInput = z.output<typeof withdrawDemandSignalInput>

/** A signal as records show it. */
export const demandSignalRow = z.object({
  id: shown.id(),
  kind: z.enum(demandKinds),
  source: z.string(),
  size: z.string(),
  sourceUrl: z.string(),
  caveat: z.string(),
  observedOn: shown.date().nullable(),
  withdrawnAt: shown.instant().nullable(),
  withdrawnReason: z.string(),
  isDemo: z.boolean(),
})
