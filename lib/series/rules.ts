import { plusDays } from '@/lib/days'
import { awaitsRating, isOpenState, isOverdue } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'

/** A slot as the ledger has it. `dueOn` is a calendar date. */
export type Slot = {
  readonly id: string
  readonly slot: number
  readonly dueOn: string | null
  readonly state: ObligationState
  readonly evidenceCount: number
}

/** A slot with what its day says on `today`. */
export function slotOn(slot: Slot, today: string) {
  return { ...slot, isOverdue: isOverdue(slot, today), awaitsRating: awaitsRating(slot, today) }
}

/** How many slots became what. Those that do not apply any more are counted as slots and as nothing else. */
export function countSlots(slots: readonly Omit<Slot, 'id' | 'slot'>[], today: string) {
  const of = (state: ObligationState) => slots.filter((slot) => slot.state === state).length
  return {
    all: slots.length,
    ...{ kept: of('kept'), compromised: of('compromised'), broken: of('broken') },
    open: slots.filter(({ state }) => isOpenState(state)).length,
    overdue: slots.filter((slot) => isOverdue(slot, today)).length,
  }
}

/** The last day on which a slot can fall, from the first day after. */
export function lastDayOf(endsOn: string): string {
  return plusDays(endsOn, -1)
}
