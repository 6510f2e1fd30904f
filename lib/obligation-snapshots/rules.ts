import type { ObligationState } from '@/lib/obligations/schema'
import { type LoggedEvent, rewind } from '@/lib/rewinds/rules'
import { loggedStanding } from './schema'

type Standing = { readonly id: string; readonly state: ObligationState; readonly dueOn: string | null }

/** An event of one obligation, as far as it tells what changed. */
export type ObligationEvent = Pick<LoggedEvent, 'changes'> & { readonly recordId: string }

/**
 * The obligations as they stood before `events`, which are those of all of them, oldest first: in what state and due on
 * which day. Soonest first, and last what has no day.
 */
export function obligationsBefore<Row extends Standing>(rows: readonly Row[], events: readonly ObligationEvent[]) {
  const standing = rows.map((row) => {
    const since = events.filter(({ recordId }) => recordId === row.id)
    return { ...row, ...loggedStanding.parse(rewind({ state: row.state, dueOn: row.dueOn }, since)) }
  })
  return standing.toSorted((one, other) => compare(placeOf(one), placeOf(other)))
}

function placeOf({ dueOn, id }: Standing): string {
  return `${dueOn ?? 'none'}\n${id}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
