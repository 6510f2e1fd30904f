/*
 * The way from the server process to the health route. The process that opened the database leaves a probe here, so
 * that the route, which belongs to no person and has no context, needs no database of its own. Kept on globalThis
 * because the server and Next's bundle have separate copies of this module.
 */

export type Readiness = { isReady: true } | { isReady: false; reason: string }

type Probe = () => Promise<Readiness>

const key = Symbol.for('emeritus.readiness')
const limitMs = 5_000

/** From now on `readiness` answers with this. */
export function answerReadinessWith(probe: Probe): void {
  Reflect.set(globalThis, key, probe)
}

/** Whether this process can serve people. Never throws, and answers within five seconds. */
export async function readiness(): Promise<Readiness> {
  const probe: unknown = Reflect.get(globalThis, key)
  if (!isProbe(probe)) return { isReady: false, reason: 'The server is still starting.' }
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ isReady: false, reason: 'The database does not answer in time.' }), limitMs)
  })
  const answer = probe().catch((): Readiness => ({ isReady: false, reason: 'The database does not answer.' }))
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer))
}

/** Only this module writes the slot, so a function in it is a probe. */
function isProbe(value: unknown): value is Probe {
  return typeof value === 'function'
}
