import type { Server } from 'node:http'

type Closer = () => Promise<unknown> | unknown

/**
 * Closes what was opened, last first, when the process is asked to end. A second signal ends it at once; the database
 * survives that too, it only has more to recover at the next start.
 */
export class Shutdown {
  readonly #closers: Closer[] = []
  #isStopping = false

  constructor() {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (this.#isStopping) process.exit(1)
        console.log('Stopping: finishing what is under way.')
        void this.stop().then(() => process.exit(0))
      })
    }
  }

  add(closer: Closer): void {
    this.#closers.push(closer)
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    for (const closer of this.#closers.reverse()) {
      // One part that cannot close must not keep the others, the lock above all, from being released.
      await Promise.resolve(closer()).catch((error: unknown) => console.error(error))
    }
  }
}

/** Stops accepting, waits for requests in flight, and cuts what is left after the limit. */
export function drain(server: Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections()
      resolve()
    }, limitMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
