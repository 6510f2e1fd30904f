import { setImmediate as turn } from 'node:timers/promises'

/** Well below what anybody notices, and long enough that the turns themselves cost nothing. */
const sliceMs = 15

/**
 * Runs a long computation a few milliseconds at a time, so that the server answers others meanwhile. `steps` yields
 * wherever it may be interrupted, and returns the result.
 */
export async function unhurried<Value>(steps: Generator<void, Value>): Promise<Value> {
  let sinceMs = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - sinceMs < sliceMs) continue
    await turn()
    sinceMs = performance.now()
  }
}

/** The same computation in one go, for tests and for whoever waits alone. */
export function atOnce<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
