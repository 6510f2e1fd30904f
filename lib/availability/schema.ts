import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { currencies } from '@/lib/money/schema'

/** How a model can be reached on a surface. `none` is a decision too: it is not offered there. */
export const availabilityModes = ['public', 'paid', 'byRequest', 'research', 'internal', 'none'] as const

export type AvailabilityMode = (typeof availabilityModes)[number]

/**
 * What a window says. `startsOn` is the first day and `endsOn` the first day after; a start that is null was never
 * stated. An amount is a decimal text such as `1250.50`: a JSON number would be a floating-point one.
 */
const windowFields = {
  surface: field.text(100),
  mode: z.enum(availabilityModes),
  startsOn: field.nullableDate(),
  endsOn: field.nullableDate(),
  committedUntil: field.nullableDate(),
  decision: field.optionalText(2000),
  costPerMonth: field.nullableText(20),
  currency: field.optionalCurrency(),
  sourceUrl: field.optionalWebAddress(),
  sourceTitle: field.optionalText(300),
}

/** `version` is the model's: it guards its windows too. */
export const openWindowInput = z.object({
  modelId: field.id(),
  version: field.version(),
  ...windowFields,
  reason: field.text(2000),
})

export type OpenWindowInput = z.output<typeof openWindowInput>

export const updateWindowInput = z.object({
  id: field.id(),
  version: field.version(),
  ...windowFields,
  reason: field.text(2000),
  /** Where a shorter commitment was announced; needed for nothing else. */
  announcement: field.optionalWebAddress(),
})

export type UpdateWindowInput = z.output<typeof updateWindowInput>

export const endWindowInput = z.object({
  id: field.id(),
  version: field.version(),
  endsOn: field.date(),
  reason: field.text(2000),
})

export type EndWindowInput = z.output<typeof endWindowInput>

/** The window, and the model's version that the next change must carry. */
export const windowReceipt = z.object({ id: shown.id(), modelId: shown.id(), version: shown.version() })

export type WindowReceipt = z.output<typeof windowReceipt>

/** A window as records show it. */
export const windowRow = z.object({
  id: shown.id(),
  surface: z.string(),
  mode: z.enum(availabilityModes),
  startsOn: shown.date().nullable(),
  endsOn: shown.date().nullable(),
  committedUntil: shown.date().nullable(),
  decision: z.string(),
  costPerMonth: z.string().nullable(),
  currency: z.enum(currencies).nullable(),
  isCostDemo: z.boolean(),
  sourceUrl: z.string(),
  sourceTitle: z.string(),
  note: z.string(),
  isDemo: z.boolean(),
})
