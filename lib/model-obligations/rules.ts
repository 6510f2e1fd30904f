import { awaitsRating, isOpenState, isOverdue } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'

/** How the page of a model orders what it is owed: the most pressing first. */
export const groupNames = ['overdue', 'unrated', 'ahead', 'standing', 'settled'] as const

export type GroupName = (typeof groupNames)[number]

type Grouped = {
  readonly state: ObligationState
  readonly dueOn: string | null
  readonly isDueAtRetirement: boolean
  readonly evidenceCount: number
}

/** What is due at a retirement that has no day yet is still ahead; only what never comes due stands for good. */
export function groupOf(obligation: Grouped, today: string): GroupName {
  if (!isOpenState(obligation.state)) return 'settled'
  if (isOverdue(obligation, today)) return 'overdue'
  if (awaitsRating(obligation, today)) return 'unrated'
  return obligation.dueOn !== null || obligation.isDueAtRetirement ? 'ahead' : 'standing'
}
