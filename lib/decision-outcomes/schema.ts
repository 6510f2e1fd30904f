import { z } from 'zod'
import { acknowledgementRow } from '@/lib/acknowledgements/schema'
import { actualCostRow } from '@/lib/actual-costs/schema'
import { decisionRecord } from '@/lib/decision-records/schema'
import { fidelityRatingRow } from '@/lib/fidelity-ratings/schema'

/** A decision with what became of it, as programs read it in one. */
export const decisionWithOutcome = decisionRecord.extend({
  fidelityRatings: z.array(fidelityRatingRow).meta({ description: 'Newest first: the newest holds.' }),
  actualCosts: z.array(actualCostRow),
  acknowledgements: z.array(acknowledgementRow).meta({ description: 'Newest first.' }),
})
