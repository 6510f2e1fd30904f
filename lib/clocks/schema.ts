import { z } from 'zod'
import { shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { obligationKinds, obligationSources, openStates, owedTos } from '@/lib/obligations/schema'

/**
 * How much time is left. Week, month and quarter begin today. What has evidence is not overdue after its day: it awaits a
 * rating.
 */
export const dues = ['overdue', 'unrated', 'week', 'month', 'quarter', 'later', 'undated'] as const

export type Due = (typeof dues)[number]

/** Whom it waits for, as seen by the reader. */
export const clockOwners = ['me', 'others', 'none'] as const

export const bands = ['overdue', 'soon', 'calm'] as const

export type Band = (typeof bands)[number]

export const clockList = {
  sorts: ['due'],
  defaultSort: 'due',
  defaultDirection: 'asc',
  defaultSize: 25,
  filters: {
    due: dues,
    owner: clockOwners,
    owedTo: owedTos,
    kind: obligationKinds,
    source: obligationSources,
    /** One calendar date, on which it is due. */
    on: null,
  },
} as const satisfies ListSchema<'due', 'due' | 'owner' | 'owedTo' | 'kind' | 'source' | 'on'>

/** One thing that is owed and still open, with the time that is left. */
export const clockRow = z.object({
  id: shown.id(),
  version: shown.version(),
  title: z.string(),
  kind: z.enum(obligationKinds),
  owedTo: z.enum(owedTos),
  source: z.enum(obligationSources),
  state: z.enum(openStates),
  dueOn: shown.date().nullable().meta({ description: 'Null: it is owed for good and never comes due.' }),
  daysLeft: z.int().nullable().meta({ description: 'Negative when it is overdue.' }),
  band: z.enum(bands),
  place: z.string().meta({ description: 'The page of this workspace where it can be settled.' }),
  model: z.object({ id: shown.id(), slug: z.string(), displayName: z.string() }),
  responsible: z
    .object({ id: shown.id(), name: z.string(), isDemo: z.boolean() })
    .nullable()
    .meta({ description: 'Its owner, else the steward of the model.' }),
  isOwned: z.boolean(),
  isMine: z.boolean(),
  hasEvidence: z.boolean(),
  isDemo: z.boolean(),
})
