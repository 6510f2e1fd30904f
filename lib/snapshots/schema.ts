import { z } from 'zod'
import { shown } from '@/lib/fields'
import { modelRecord } from '@/lib/models/schema'

/** Before it there was nothing that this record could be about. */
export const FIRST_DAY = '1900-01-01'

/** What a page as of a day cannot say, because nobody wrote it down by then. */
export const gaps = [
  'description',
  'windowTerms',
  'windowChange',
  'successors',
  'policy',
  'checklist',
  'preferences',
] as const

export type Gap = (typeof gaps)[number]

/** How a record was known on a day: the end of that day in UTC. */
const asOf = z.object({
  day: shown.date(),
  isReconstructed: z.boolean().meta({ description: 'The model itself was put on record here only later.' }),
  reconstructed: z
    .array(shown.id())
    .meta({ description: 'The dates, windows and successors recorded later, from sources that were public by then.' }),
  gaps: z.array(z.enum(gaps)).meta({ description: 'What cannot be told as it was known then.' }),
  firstKnownOn: shown.date(),
  previous: shown.date().nullable().meta({ description: 'The last day before on which something changed.' }),
  next: shown.date().nullable().meta({ description: 'The next day on which something changed.' }),
})

export type AsOf = z.output<typeof asOf>

/** A model's record; with `asOf`, as it was known on that day. Then it has no moves. */
export const datedModelRecord = modelRecord.extend({ asOf: asOf.optional() })
