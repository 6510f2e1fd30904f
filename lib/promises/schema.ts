import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { cadences, obligationKinds, owedTos } from '@/lib/obligations/schema'

/**
 * A promise that was made to a model, or what was decided. With a cadence it comes due again and again, from `startsOn`
 * and before `endsOn`; without one it is owed once, on `dueOn`, or for good when that is blank.
 */
export const openObligationInput = z.object({
  modelId: field.id(),
  title: field.text(200).meta({ description: 'What is owed, in a few words.' }),
  detail: field.optionalText(4000),
  owedTo: z.enum(owedTos).default('model'),
  source: z.enum(['promise', 'decision']).default('promise'),
  kind: z.enum(obligationKinds).default('other'),
  dueOn: field.nullableDate().meta({ description: 'Blank: it is owed for good and never comes due.' }),
  cadence: z
    .preprocess((value) => (value === '' ? null : value), z.enum(cadences).nullable())
    .default(null)
    .meta({ description: 'With `startsOn` and `endsOn`, one for each time.' }),
  startsOn: field.nullableDate(),
  endsOn: field.nullableDate().meta({ description: 'The first day after: nothing falls on it.' }),
  ownerId: z
    .preprocess((value) => (value === '' ? null : value), field.id().nullable())
    .default(null)
    .meta({ description: 'The person who sees to it.' }),
  sourceUrl: field.optionalWebAddress().meta({ description: 'Where the promise can be read.' }),
  sourceTitle: field.optionalText(300).meta({ description: 'Where it was made; needed without an address.' }),
})

export type OpenObligationInput = z.output<typeof openObligationInput>

/** What was opened: one thing, or each slot of a series in order. */
export const openedReceipt = z.object({ id: shown.id(), version: shown.version(), slots: z.int() })

export type OpenedReceipt = z.output<typeof openedReceipt>
