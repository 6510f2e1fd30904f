/*
 * The answers that this process is receiving. Kept on globalThis, because the server and Next's bundle have separate
 * copies of this module, and an answer that one of them began is stopped or watched from the other.
 */

/** Why nothing comes for the moment, and when it is asked for again. */
export type Waiting = { readonly end: string; readonly attempt: number; readonly until: number }

export type Receiving = {
  readonly interviewId: string
  /** Ends it with a reason of ours; resolves when what had arrived is kept. */
  readonly stop: (reason: 'stopped' | 'interviewEnded' | 'serverStopped') => Promise<void>
  readonly waiting: () => Waiting | null
}

const key = Symbol.for('emeritus.replying')

type Slot = { readonly receiving: Set<Receiving>; isEnding: boolean }

function slot(): Slot {
  const kept: unknown = Reflect.get(globalThis, key)
  if (isSlot(kept)) return kept
  const made: Slot = { receiving: new Set(), isEnding: false }
  Reflect.set(globalThis, key, made)
  return made
}

/** Only this module writes the slot, so an object in it is one. */
function isSlot(value: unknown): value is Slot {
  return typeof value === 'object' && value !== null
}

export function addReceiving(one: Receiving): void {
  slot().receiving.add(one)
}

export function removeReceiving(one: Receiving): void {
  slot().receiving.delete(one)
}

export function receivingOf(interviewId: string): Receiving | null {
  return [...slot().receiving].find((one) => one.interviewId === interviewId) ?? null
}

/** Whether the process is about to end: whoever waits for more should let go. */
export function isEnding(): boolean {
  return slot().isEnding
}

/** Keeps what has arrived of every answer and ends them all, before the database is closed. */
export async function endReplies(): Promise<void> {
  slot().isEnding = true
  await Promise.allSettled([...slot().receiving].map((one) => one.stop('serverStopped')))
}
