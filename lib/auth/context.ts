import 'server-only'
import { type ArrivedPart, keepArrived } from '@/lib/audit/arriving'
import type { AuditEntry } from '@/lib/audit/schema'
import {
  type AuditedWrite,
  recordFirstDenial,
  type WriteClaim,
  type WriteOptions,
  writeAudited,
} from '@/lib/audit/write'
import type { Database } from '@/lib/db/client'
import type { ReadClient } from '@/lib/db/read-client'
import { estimateRows, type Planning, selectRows } from '@/lib/db/select'
import type { Result } from '@/lib/errors'
import type { Sql } from '@/lib/sql'
import { type Actor, may, type Permission } from './permissions'
import { purgeKeptAnswers, type RepeatableRequest, Repetition } from './repetition'

/** When a request came (database time) and its id; both stand in every audit event it causes. */
export type RequestMark = { readonly now: Date; readonly requestId: string; readonly claim?: WriteClaim }

/**
 * Proof that `actor` holds `P`, and the only thing that carries the database. Private members make the class
 * nominal, and `proof` makes it contravariant: a context for more permissions passes where fewer are asked for.
 */
class AuthorizedContext<in P extends Permission> {
  declare private readonly proof: (permission: P) => void
  readonly #database: Database
  readonly #claim: WriteClaim | undefined
  readonly actor: Actor
  /** Database time at the start of the request: the only clock that commands and rules may use. */
  readonly now: Date
  readonly requestId: string
  /** Reads. Writing goes through {@link write}, so that no change can leave the audit log out. */
  readonly db: ReadClient

  constructor(database: Database, actor: Actor, mark: RequestMark) {
    this.#database = database
    this.db = database.prisma
    this.actor = actor
    this.now = mark.now
    this.requestId = mark.requestId
    this.#claim = mark.claim
  }

  /**
   * The rows of one SELECT, straight through the driver: what lists and records are read with. Days come as YYYY-MM-DD,
   * instants as Date, bigint as text. `kept` plans the statement once for each connection, `fresh` with its values.
   */
  select<Row extends object>(statement: Sql, planning?: Planning): Promise<Row[]> {
    return selectRows<Row>(this.#database.pool, statement, planning)
  }

  /** How many rows the planner expects of a SELECT, without running it. */
  estimate(statement: Sql): Promise<number> {
    return estimateRows(this.#database.pool, statement)
  }

  /**
   * Runs `work` in one transaction and appends its audit events before the commit. A refusal rolls everything back.
   * Inside, read through the transaction: the embedded database has one connection, and `db` would wait for it.
   */
  write<T>(work: AuditedWrite<T>, options?: WriteOptions): Promise<Result<T>> {
    const { actor, now, requestId } = this
    return writeAudited(this.#database, { actor, now, requestId, claim: this.#claim }, work, options)
  }

  /** Keeps the next part of an answer that a model is giving; false when nobody waits for it any more. */
  keepArrived(this: AuthorizedContext<'interview.conduct'>, part: ArrivedPart): Promise<boolean> {
    return keepArrived(this.#database, part)
  }
}

export type Context<P extends Permission> = AuthorizedContext<P>

/** Somebody whose identity is known and who has not been allowed anything yet. Reaches no data except through `permit`. */
export class Caller {
  readonly #database: Database
  readonly actor: Actor
  readonly #mark: RequestMark

  private constructor(database: Database, actor: Actor, mark: RequestMark) {
    this.#database = database
    this.actor = actor
    this.#mark = mark
  }

  /** For lib/auth/caller.ts alone, which establishes identities; dependency rules keep others away. */
  static identified(database: Database, actor: Actor, mark: RequestMark): Caller {
    return new Caller(database, actor, mark)
  }

  /** A context for all of `permissions`, or null when one is missing. */
  permit<P extends Permission>(...permissions: readonly P[]): Context<P> | null {
    if (!permissions.every((permission) => may(this.actor, permission))) return null
    return new AuthorizedContext<P>(this.#database, this.actor, this.#mark)
  }

  /** The same caller for one change that a program may send again, and what is known of that change. */
  async repeatable(request: RepeatableRequest): Promise<{ readonly caller: Caller; readonly repetition: Repetition }> {
    await purgeKeptAnswers(this.#database)
    const repetition = new Repetition(this.#database, request)
    return { caller: new Caller(this.#database, this.actor, { ...this.#mark, claim: repetition }), repetition }
  }

  /**
   * Writes the audit event of an attempt that was refused for want of `permission`, with the page's address if it was one;
   * once in a while for the same one.
   */
  async recordDenial(permission: Permission, attempted: string, address?: string): Promise<void> {
    const record = { type: 'permission', id: permission, label: permission, version: null }
    const changes = address === undefined ? {} : { address: { before: null, after: address } }
    const entry: AuditEntry = { operation: attempted, record, changes }
    await recordFirstDenial(this.#database, { actor: this.actor, ...this.#mark }, entry)
  }
}
