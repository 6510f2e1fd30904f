import { Duplex } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/*
 * node-postgres over an in-process PGlite. `pg` keeps doing all protocol work (type parsers, errors, notices,
 * prepared statements); only the socket is replaced, so that the embedded database and a real server run through
 * exactly the same code. The ready-made adapters were tried and left: one reports failed COMMITs as success, the
 * other loses its connection after any error.
 */

/** A pool over PGlite's single session: callers wait for their turn in the pool. */
export function createPglitePool(database: PGlite): pg.Pool {
  return new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    stream: () => new PgliteSocket(database),
  })
}

const sslRequestCode = 80877103
const terminateTag = 0x58
const queryTag = 0x51

/** How long queries may follow one another before everything else in this process gets its turn. */
const sliceMs = 15

class PgliteSocket extends Duplex {
  readonly #database: PGlite
  #hasEnded = false
  #turnedMs = 0

  constructor(database: PGlite) {
    // Without a huge buffer pg would wait for a 'drain' that only its own next read could bring.
    super({ writableHighWaterMark: 1 << 30 })
    this.#database = database
  }

  // The face of net.Socket, as far as pg uses it.
  connect(): this {
    this.#database.waitReady.then(
      () => this.emit('connect'),
      (error: unknown) => this.destroy(asError(error)),
    )
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk).then(
      () => done(),
      (error: unknown) => done(asError(error)),
    )
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'utf8', done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#hangUp().then(
      () => {
        this.push(null)
        done()
      },
      (error: unknown) => done(asError(error)),
    )
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#hangUp().then(
      () => done(error),
      () => done(error),
    )
  }

  async #send(bytes: Buffer): Promise<void> {
    if (bytes.length === 8 && bytes.readInt32BE(4) === sslRequestCode) {
      this.push(Buffer.from('N', 'latin1'))
      return
    }
    if (bytes[0] === terminateTag) return // _final follows
    // Answers come without any waiting, so a long row of queries would never let the event loop go round.
    if (performance.now() - this.#turnedMs > sliceMs) {
      await turn()
      this.#turnedMs = performance.now()
    }
    const reply = await this.#database.runExclusive(() => this.#database.execProtocolRaw(new Uint8Array(bytes)))
    if (reply.length > 0 && !this.destroyed) this.push(Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength))
  }

  /** PGlite has a single session: what a server does when a client hangs up must be done by hand. */
  async #hangUp(): Promise<void> {
    if (this.#hasEnded || this.#database.closed) return
    this.#hasEnded = true
    await this.#database.runExclusive(async () => {
      if (this.#database.isInTransaction()) await this.#database.execProtocolRaw(simpleQuery('ROLLBACK'))
      await this.#database.execProtocolRaw(simpleQuery('DISCARD ALL'))
    })
  }
}

function simpleQuery(sql: string): Uint8Array {
  const body = Buffer.from(`${sql}\0`, 'latin1')
  const head = Buffer.alloc(5)
  head[0] = queryTag
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
