import { z } from 'zod'
import { checklistItems, findingBases, findingStates, settlementRow } from '@/lib/checklists/schema'
import { shown } from '@/lib/fields'

/** What the checklist said about one item on the day of the retirement, with the word it rested on. */
export const retirementFindings = z.array(
  z.object({
    item: z.enum(checklistItems),
    state: z.enum(findingStates),
    basis: z.enum(findingBases).nullable(),
    missing: z.array(z.string()),
    settlement: settlementRow.nullable(),
  }),
)

/** How a model was retired here, as it was then: later changes of the record leave it as it is. */
export const retirementRow = z.object({
  findings: retirementFindings,
  overrideId: shown.id().nullable().meta({ description: 'The override it rested on.' }),
  by: z.string().nullable().meta({ description: 'Who retired it; null for the system.' }),
  at: shown.instant(),
})
