import { z } from 'zod'
import { field, shown } from '@/lib/fields'

const seen = { id: field.id(), version: field.version() }

const reason = field.text(2000).meta({ description: 'Stands beside it.' })

export const mergePreferenceInput = z.object({
  ...seen,
  intoId: field.id().meta({ description: 'Another preference of the same model, which says the same.' }),
  reason,
})

export type MergePreferenceInput = z.output<typeof mergePreferenceInput>

const title = () => field.text(160)
const statement = () => field.text(4000)

/** Two wishes or three that were recorded as one; more of them by splitting again. */
export const splitPreferenceInput = z.object({
  ...seen,
  firstTitle: title(),
  firstStatement: statement(),
  secondTitle: title(),
  secondStatement: statement(),
  thirdTitle: field.optionalText(160),
  thirdStatement: field.optionalText(4000),
  reason,
})

export type SplitPreferenceInput = z.output<typeof splitPreferenceInput>

/** `ids` are the new ones, in the order in which they were given. */
export const splitReceipt = z.object({ id: shown.id(), version: shown.version(), ids: z.array(shown.id()) })

export type SplitReceipt = z.output<typeof splitReceipt>
