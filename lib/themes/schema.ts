import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'
import { topics } from '@/lib/protocols/schema'
import { modelFinding, robustnessLabels } from '@/lib/robustness/schema'

export const themeSorts = ['title', 'updated'] as const

export type ThemeSort = (typeof themeSorts)[number]

export const themeList = {
  sorts: themeSorts,
  defaultSort: 'title',
  defaultDirection: 'asc',
  filters: { topic: topics },
  columns: { primary: 'title', shown: ['topic', 'findings'], more: ['proposition', 'updated'] },
} as const satisfies ListSchema<ThemeSort, 'topic'>

const said = {
  title: field.text(120).meta({ description: 'What lists call it.' }),
  proposition: field
    .text(600)
    .meta({ description: 'One sentence that a model can hold, reject, or decline to answer.' }),
  topic: z.enum(topics).meta({ description: 'The topic of a protocol that asks about it.' }),
}

export const createThemeInput = z.object(said)

export type CreateThemeInput = z.output<typeof createThemeInput>

export const updateThemeInput = z.object({ id: field.id(), version: field.version(), ...said })

export type UpdateThemeInput = z.output<typeof updateThemeInput>

export const themeReceipt = z.object({ id: shown.id(), slug: z.string(), version: shown.version() })

export type ThemeReceipt = z.output<typeof themeReceipt>

/** A theme as lists show it; `findings` counts models by how far their answers hold across contexts. */
export const themeRow = z.object({
  id: shown.id(),
  version: shown.version(),
  slug: z.string(),
  title: z.string(),
  proposition: z.string(),
  topic: z.enum(topics),
  findings: z.partialRecord(z.enum(robustnessLabels), z.int()),
  isDemo: z.boolean(),
  updatedAt: shown.instant(),
})

/** A theme with each model that was asked about it: in which contexts, what it answered, and how far that holds. */
export const themeRecord = themeRow.extend({
  models: z.array(modelFinding),
  canUpdate: z.boolean(),
})
