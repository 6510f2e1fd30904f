import { setTimeout as sleep } from 'node:timers/promises'
import type { Backend } from './backends'
import { memoryOf, type Server } from './processes'

type Asked = {
  readonly backend: Backend
  readonly server: Server
  /** What somebody else wants written meanwhile. */
  readonly write?: () => Promise<unknown>
}

/** Asks the server all the while whether it lives: the longest wait is how long nobody was served. */
export async function whileAsking<Value>(
  what: string,
  { backend, server, write }: Asked,
  work: () => Promise<Value>,
): Promise<Value> {
  const state = { isDone: false }
  const live = repeated(state, async () => (await fetch(`${server.url}/api/health/live`)).arrayBuffer())
  const writing = write ? repeated(state, write) : null
  const startedMs = performance.now()
  const value = await work().finally(() => {
    state.isDone = true
    return Promise.all([live, writing])
  })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  const written = writing === null ? '' : `; writes of others waited ${waitsOf(await writing)}`
  console.log(
    `  ${backend}, ${what}: ${seconds} s; waits of others ${waitsOf(await live)}${written}; ` +
      `memory at its peak ${memoryOf(server.pid, 'peak')} MB`,
  )
  return value
}

/** How long each took that was done meanwhile, one after the other. */
async function repeated(state: { readonly isDone: boolean }, ask: () => Promise<unknown>): Promise<readonly number[]> {
  const waits: number[] = []
  while (!state.isDone) {
    const askedMs = performance.now()
    await ask()
    waits.push(performance.now() - askedMs)
    await sleep(5)
  }
  return waits
}

function waitsOf(waits: readonly number[]): string {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return `${at(0.5)} ms (median), ${at(0.99)} ms (p99), ${at(1)} ms (longest)`
}
