import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** What a date says about a model. `retiresNotBefore` is a floor ("not sooner than"), never a plan. */
export const dateKinds = ['released', 'legacy', 'deprecated', 'retires', 'retiresNotBefore'] as const

export type DateKind = (typeof dateKinds)[number]

/** A day that exists in the calendar, as `YYYY-MM-DD`. The year 0000 is refused: PostgreSQL has no such year. */
export const isoDateSchema = z.iso.date('dateInvalid').refine((date) => date >= '0001-01-01', 'dateInvalid')

/** What one source says about one date, before anybody has chosen between sources. */
export type StatedDate = { readonly kind: DateKind; readonly date: string; readonly sourceUrl: string }

export type DateClaim = StatedDate & {
  readonly isChosen: boolean
  /**
   * Taken back by a reprieve or withdrawn as a mistake; absent or false while it stands. An ended claim stays on record
   * and rivals nothing.
   */
  readonly isEnded?: boolean
}

/** Without a reason when it was chosen by itself. */
export type ReasonedDateClaim = DateClaim & { readonly chosenReason?: string }

/** The dates a model's lists show; each is null when no claim of its kind is chosen. */
export type ChosenDates = {
  readonly releasedOn: string | null
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
}

export const addDateInput = z.object({
  modelId: field.id(),
  version: field.version(),
  kind: z.enum(dateKinds),
  date: isoDateSchema,
  sourceUrl: field.webAddress(),
  sourceTitle: field.optionalText(300),
  accessedOn: field.nullableDate(),
  surface: field.nullableText(100),
  note: field.optionalText(2000),
})

export type AddDateInput = z.output<typeof addDateInput>

const oneClaim = {
  modelId: field.id(),
  version: field.version(),
  claimId: field.id(),
  reason: field.text(2000),
}

export const chooseDateInput = z.object(oneClaim)

export type ChooseDateInput = z.output<typeof chooseDateInput>

/** The claim that was recorded by mistake, and what was wrong with it. */
export const withdrawDateInput = z.object(oneClaim)

export type WithdrawDateInput = z.output<typeof withdrawDateInput>
/**
 * `id` is the claim's; `version` is the model's, because its dates are a part of it. `notice` is what the chosen dates of
 * the model give from now on: null while the announcement or the firm retirement date is missing.
 */
export const dateReceipt = z.object({
  id: shown.id(),
  modelId: shown.id(),
  version: shown.version(),
  notice: z.object({ days: z.int(), needed: z.int(), isShort: z.boolean() }).nullable(),
})

export type DateReceipt = z.output<typeof dateReceipt>
