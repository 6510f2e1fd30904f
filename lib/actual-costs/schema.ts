import { z } from 'zod'
import { costKinds } from '@/lib/costs/schema'
import { field, shown } from '@/lib/fields'
import { currencies } from '@/lib/money/schema'

export const MOST_MONTHS = 600

/** `id` and `version` are the decision's. */
export const recordCostInput = z.object({
  id: field.id(),
  version: field.version(),
  kind: z.enum(costKinds),
  amount: field.text(20).meta({
    description:
      'A decimal number above zero, such as "1250.50": money in the currency of the decision, person-days or GPU-hours with up to two decimals. Of a monthly kind, for each month.',
    examples: ['1250.50'],
  }),
  months: z
    .preprocess((value) => (value === '' ? 1 : value), z.coerce.number().int().min(1).max(MOST_MONTHS))
    .default(1)
    .meta({ description: 'Of a monthly kind, for how many months; 1 of any other.' }),
  spentOn: field.date(),
  note: field.optionalText(2000),
  sourceUrl: field.optionalWebAddress(),
})

export type RecordCostInput = z.output<typeof recordCostInput>

/** `id` is the cost's, `version` its decision's. */
export const takeCostBackInput = z.object({
  id: field.id(),
  version: field.version(),
  reason: field.text(2000).meta({ description: 'What was wrong. Stands beside it.' }),
})

export type TakeCostBackInput = z.output<typeof takeCostBackInput>

export const actualCostRow = z.object({
  id: shown.id(),
  kind: z.enum(costKinds),
  amount: z.string().meta({ description: 'A decimal number, below zero where it takes an earlier one back.' }),
  months: z.int(),
  minor: z.string().meta({ description: 'What it comes to, in minor units of the currency, as a whole number.' }),
  currency: z.enum(currencies),
  spentOn: shown.date(),
  note: z.string(),
  sourceUrl: z.string(),
  recordedBy: z.string(),
  createdAt: shown.instant(),
  takesBackId: shown.id().nullable(),
  isTakenBack: z.boolean(),
  isDemo: z.boolean(),
})
