import type { Prisma, PrismaClient } from './generated/client'

const defaultAttempts = 8
/** Fewer: of those who wanted the same value each may be overtaken again, but a value may also be taken for good. */
const takenAttempts = 4
const defaultTimeoutMs = 15_000

export type TransactionOptions = {
  attempts?: number
  isolationLevel?: Prisma.TransactionIsolationLevel
  /** How long one attempt may take before it is rolled back. */
  timeoutMs?: number
}

/**
 * Runs `work` in one transaction (serializable unless told otherwise), again from the start after a write conflict, and
 * when somebody else was faster with a value that must be unique. `work` must have no effect outside the database, and
 * must use `tx` alone: on the embedded database, which has a single session, the outer client would wait for this very
 * transaction to end.
 */
export async function transaction<Result>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const { attempts = defaultAttempts, isolationLevel = 'Serializable', timeoutMs = defaultTimeoutMs } = options
  // It is what a connection has anyway, and saying it would cost every write one more statement.
  const isolation = isolationLevel === 'ReadCommitted' ? {} : { isolationLevel }
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, { ...isolation, timeout: timeoutMs })
    } catch (error) {
      const limit = isTaken(error) ? Math.min(takenAttempts, attempts) : attempts
      if (attempt >= limit || !(isWriteConflict(error) || isTaken(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

/**
 * A write conflict (40001) or deadlock (40P01) reaches us in three shapes with @prisma/adapter-pg 7.10: P2034 from
 * a model query, P2010 from a raw query, and a bare DriverAdapterError from COMMIT itself.
 */
export function isWriteConflict(error: unknown): boolean {
  const { code, kind, originalCode } = described(error)
  return code === 'P2034' || kind === 'TransactionWriteConflict' || originalCode === '40001' || originalCode === '40P01'
}

/** What the work found free was taken by somebody faster (23505). The second time it finds it taken. */
function isTaken(error: unknown): boolean {
  const { code, originalCode } = described(error)
  return code === 'P2002' || originalCode === '23505'
}

function described(error: unknown) {
  if (!(error instanceof Error)) return {}
  const cause =
    error.name === 'DriverAdapterError'
      ? error.cause
      : property(property(property(error, 'meta'), 'driverAdapterError'), 'cause')
  return {
    code: property(error, 'code'),
    kind: property(cause, 'kind'),
    originalCode: property(cause, 'originalCode'),
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
