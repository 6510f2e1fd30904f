import { z } from 'zod'
import { caveatRow } from '@/lib/caveats/schema'
import { coverageRow } from '@/lib/coverage/schema'
import { disclosureRow } from '@/lib/disclosures/schema'
import { ratingsRecord } from '@/lib/interview-ratings/schema'
import { interviewRecord } from '@/lib/interviews/schema'
import { narratorReviewRow } from '@/lib/narrator-reviews/schema'
import { releaseRecord } from '@/lib/releases/schema'
import { stanceRow } from '@/lib/stances/schema'

/** An interview with everything that tells how far to trust it. */
export const trustedInterviewRecord = interviewRecord.extend({
  disclosures: z.array(disclosureRow),
  caveats: z.array(caveatRow),
  coverage: z
    .array(coverageRow)
    .meta({ description: 'Every topic; where nobody has said anything it counts as not probed.' }),
  ratings: ratingsRecord,
  narratorReviews: z.array(narratorReviewRow).meta({ description: 'Newest first; the newest holds.' }),
  stances: z.array(stanceRow),
  releaseStanding: releaseRecord,
})
