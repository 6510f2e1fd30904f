import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** The lists that can be kept as a view, by the name of their collection. */
export const viewLists = [
  ...(['models', 'preservation', 'obligations', 'interviews', 'preferences', 'decisions', 'people', 'audit'] as const),
] as const

export type ViewList = (typeof viewLists)[number]

const MOST_QUERY = 4000

const name = field.text(80)

/** `query` is the list's query string; what its schema does not offer is left out. */
export const createViewInput = z.object({
  list: z.enum(viewLists),
  name,
  query: field.optionalText(MOST_QUERY),
  isShared: field.flag(),
})

export type CreateViewInput = z.output<typeof createViewInput>

/** What is left out stays as it is. */
export const updateViewInput = z.object({
  id: field.id(),
  version: field.version(),
  name: name.optional(),
  query: z.string().max(MOST_QUERY).optional(),
  isShared: field.optionalFlag(),
})

export type UpdateViewInput = z.output<typeof updateViewInput>

export const removeViewInput = z.object({ id: field.id(), version: field.version() })

export type RemoveViewInput = z.output<typeof removeViewInput>

export const viewReceipt = z.object({ id: shown.id(), version: shown.version() })

export type ViewReceipt = z.output<typeof viewReceipt>

export const removedView = z.object({ id: shown.id() })

export type RemovedView = z.output<typeof removedView>
