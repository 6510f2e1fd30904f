import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { seriesLimits } from '@/lib/series/schema'

/** A new wording, beside those that were used before. */
export const recordDisclaimerInput = z.object({
  seriesId: field.id(),
  text: field
    .text(seriesLimits.disclaimer)
    .meta({ description: 'What stands under every essay from now on: whose words these are, and whose not.' }),
  reason: field.text(seriesLimits.reason).meta({ description: 'Why it is worded anew.' }),
})

export type RecordDisclaimerInput = z.output<typeof recordDisclaimerInput>

export const disclaimerReceipt = z.object({
  id: shown.id(),
  seriesId: shown.id(),
  number: z.int().meta({ description: 'Its place among the wordings of the series.' }),
})

export type DisclaimerReceipt = z.output<typeof disclaimerReceipt>
