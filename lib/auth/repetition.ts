import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Transaction, WriteClaim } from '@/lib/audit/write'
import type { Database } from '@/lib/db/client'

const storedAnswer = z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() })

export type StoredAnswer = z.output<typeof storedAnswer>

/** A change that a program may send again under the same key. */
export type RepeatableRequest = {
  /** The secret that proved who asks; nobody else can find or read what is kept. */
  readonly credential: string
  readonly key: string
  /** Everything that makes it this request and no other. */
  readonly content: readonly (string | Uint8Array)[]
  /** The answer to the change when it is made, from the value it answers. */
  readonly answerOf: (value: unknown) => StoredAnswer
}

const KEPT_HOURS = 24
const PURGE_EVERY_MS = 60_000
const PURGE_ROWS = 1000
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/**
 * Makes a change happen once however often it is sent. Its key is taken inside the transaction of the change and the
 * answer is written there too, so that both are there or neither, whenever the process dies; of several at once the
 * others wait for the first and find its answer. Answers are sealed with a key derived from the sender's own secret:
 * a token that was shown once cannot be read in the database.
 */
export class Repetition implements WriteClaim {
  readonly #database: Database
  readonly #request: RepeatableRequest
  readonly #id: string
  readonly #sealingKey: Buffer
  readonly #fingerprint: string
  #kept: StoredAnswer | null = null
  #hasTaken = false

  constructor(database: Database, request: RepeatableRequest) {
    this.#database = database
    this.#request = request
    const derived = hkdfSync('sha256', request.credential, '', `emeritus repetition ${request.key}`, 3 * KEY_BYTES)
    const part = (at: number) => Buffer.from(derived, at * KEY_BYTES, KEY_BYTES)
    this.#id = part(0).toString('hex')
    this.#sealingKey = part(1)
    const hmac = createHmac('sha256', part(2))
    for (const piece of request.content) hmac.update(`${piece.length}:`).update(piece)
    this.#fingerprint = hmac.digest('hex')
  }

  /** The answer that the change in this request was committed with; null when it made none. */
  get kept(): StoredAnswer | null {
    return this.#kept
  }

  /** What the first request of this key was answered; `other` when that was another request. */
  async find(): Promise<StoredAnswer | 'other' | null> {
    const [row] = await this.#database.prisma.$queryRaw<{ fingerprint: string; sealed: Uint8Array }[]>`
      select fingerprint, sealed from "KeptAnswer"
      where id = ${this.#id} and "createdAt" > clock_timestamp() - make_interval(hours => ${KEPT_HOURS})`
    if (!row) return null
    return row.fingerprint === this.#fingerprint ? this.#open(row.sealed) : 'other'
  }

  /** Called first in the transaction of the change. False: another request has made it; look for its answer. */
  async take(tx: Transaction): Promise<boolean> {
    if (this.#hasTaken) this.#kept = null
    this.#hasTaken = true
    return this.#insert(tx, new Uint8Array())
  }

  /** Called last before the commit, with what the change answers. */
  async keep(tx: Transaction, value: unknown): Promise<void> {
    const answer = this.#request.answerOf(value)
    await tx.keptAnswer.update({ where: { id: this.#id }, data: { sealed: this.#seal(answer) }, select: { id: true } })
    this.#kept = answer
  }

  /** Keeps an answer to a request that changed nothing, such as a refusal. False: there is one already. */
  async settle(answer: StoredAnswer): Promise<boolean> {
    return this.#insert(this.#database.prisma, this.#seal(answer))
  }

  /** A key that is older than a day is free again. */
  async #insert(writer: Pick<Transaction, '$queryRaw'>, sealed: Uint8Array): Promise<boolean> {
    const rows = await writer.$queryRaw<{ id: string }[]>`
      insert into "KeptAnswer" (id, fingerprint, sealed, "createdAt")
      values (${this.#id}, ${this.#fingerprint}, ${sealed}, clock_timestamp())
      on conflict (id) do update
        set fingerprint = excluded.fingerprint, sealed = excluded.sealed, "createdAt" = excluded."createdAt"
        where "KeptAnswer"."createdAt" <= clock_timestamp() - make_interval(hours => ${KEPT_HOURS})
      returning id`
    return rows.length === 1
  }

  #seal(answer: StoredAnswer): Uint8Array<ArrayBuffer> {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(CIPHER, this.#sealingKey, iv).setAAD(Buffer.from(this.#id))
    const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
    return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), text]))
  }

  #open(sealed: Uint8Array): StoredAnswer {
    const bytes = Buffer.from(sealed)
    const decipher = createDecipheriv(CIPHER, this.#sealingKey, bytes.subarray(0, IV_BYTES))
    decipher.setAAD(Buffer.from(this.#id)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    return storedAnswer.parse(JSON.parse(text))
  }
}

let purgedAtMs = 0

/** Forgets what is older than a day, at most once a minute, a bounded number of rows each time. */
export async function purgeKeptAnswers(database: Database): Promise<void> {
  const nowMs = performance.now()
  if (nowMs - purgedAtMs < PURGE_EVERY_MS) return
  purgedAtMs = nowMs
  await database.prisma.$executeRaw`
    delete from "KeptAnswer" where id in (
      select id from "KeptAnswer" where "createdAt" <= clock_timestamp() - make_interval(hours => ${KEPT_HOURS})
      order by "createdAt" limit ${PURGE_ROWS})`
}
