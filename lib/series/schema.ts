import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { cadences, obligationStates } from '@/lib/obligations/schema'

export const seriesSorts = ['name', 'updated'] as const

export type SeriesSort = (typeof seriesSorts)[number]

export const seriesList = {
  sorts: seriesSorts,
  defaultSort: 'name',
  defaultDirection: 'asc',
  filters: { slots: ['promised', 'none'], model: null },
  columns: { primary: 'name', shown: ['model', 'slots', 'until'], more: ['channel', 'updated'] },
} as const satisfies ListSchema<SeriesSort, 'slots' | 'model'>

export const seriesLimits = { name: 120, about: 2000, disclaimer: 2000, reason: 1000 } as const

const said = {
  name: field.text(seriesLimits.name).meta({ description: 'What the channel is called in public.' }),
  about: field.optionalText(seriesLimits.about).meta({ description: 'What it is, in a few sentences.' }),
  channelUrl: field.optionalWebAddress().meta({ description: 'Where its essays are posted.' }),
  obligationSeriesId: field
    .nullableId()
    .meta({ description: 'The recurring promise on the ledger whose days are its slots; null where there is none.' }),
}

export const createSeriesInput = z.object({
  modelId: field.id(),
  ...said,
  disclaimer: field
    .text(seriesLimits.disclaimer)
    .meta({ description: 'What stands under every essay: whose words these are, and whose not.' }),
})

export type CreateSeriesInput = z.output<typeof createSeriesInput>

export const updateSeriesInput = z.object({ id: field.id(), version: field.version(), ...said })

export type UpdateSeriesInput = z.output<typeof updateSeriesInput>

export const seriesReceipt = z.object({ id: shown.id(), slug: z.string(), version: shown.version() })

export type SeriesReceipt = z.output<typeof seriesReceipt>

/** The slots of a series, counted by what became of them. `open` are still to come; `overdue` of these are past their day. */
const slotCounts = z.object({
  all: z.int(),
  kept: z.int(),
  compromised: z.int(),
  broken: z.int(),
  open: z.int(),
  overdue: z.int(),
})

export const seriesRow = z.object({
  id: shown.id(),
  version: shown.version(),
  slug: z.string(),
  name: z.string(),
  channelUrl: z.string(),
  model: z.object({ id: shown.id(), slug: z.string(), displayName: z.string() }),
  slots: slotCounts,
  promisedUntil: shown.date().nullable().meta({ description: 'The last day on which a slot can fall.' }),
  isDemo: z.boolean(),
  updatedAt: shown.instant(),
})

export const seriesRecord = seriesRow.extend({
  about: z.string(),
  promise: z
    .object({ id: shown.id(), title: z.string(), cadence: z.enum(cadences), startsOn: shown.date() })
    .nullable(),
  slotList: z.array(
    z.object({
      id: shown.id(),
      slot: z.int(),
      dueOn: shown.date().nullable(),
      state: z.enum(obligationStates),
      evidenceCount: z.int(),
      isOverdue: z.boolean(),
      awaitsRating: z.boolean(),
    }),
  ),
  disclaimers: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      reason: z.string(),
      createdBy: z.string(),
      createdAt: shown.instant(),
      isDemo: z.boolean(),
    }),
  ),
  canUpdate: z.boolean(),
})
