import type { EndReason, InterviewState, interviewTones } from '@/lib/interviews/schema'
import type { Sourced } from '@/lib/report-parts/schema'

/** An interview with the model, and nothing of what was said: a report is read by more people than a transcript. */
export type InterviewFacts = Sourced & {
  readonly title: string
  readonly state: InterviewState
  readonly heldOn: string | null
  readonly interviewer: string
  readonly tone: (typeof interviewTones)[number]
  readonly protocol: string | null
  readonly turns: number
  readonly endReason: EndReason | null
  readonly sealedSha256: string
  readonly isDemo: boolean
}
