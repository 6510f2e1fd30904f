import 'server-only'
import { createHash } from 'node:crypto'
import type { Database } from '@/lib/db/client'

const WINDOW_MINUTES = 15

export type Limit = {
  /** What is counted, such as an address or an account; only a hash of it is stored. */
  readonly subject: string
  /** Failures allowed in one window. */
  readonly attempts: number
}

/** Minutes until the next attempt may be made, or 0 when none of the limits is reached. Database time. */
export async function minutesToWait(database: Database, limits: readonly Limit[]): Promise<number> {
  const keys = limits.map(keyOf)
  const rows = await database.prisma.$queryRaw<{ key: string; attempts: number; minutes: number }[]>`
    select key, attempts,
      ceil(extract(epoch from "windowStartedAt" + make_interval(mins => ${WINDOW_MINUTES}) - clock_timestamp()) / 60)::int as minutes
    from "Throttle"
    where key = any(${keys}) and "windowStartedAt" > clock_timestamp() - make_interval(mins => ${WINDOW_MINUTES})`
  const waits = rows.filter((row) => row.attempts >= allowed(limits, row.key)).map((row) => Math.max(1, row.minutes))
  return Math.max(0, ...waits)
}

/**
 * Counts one attempt against every limit; a window that is over starts anew. Answers the minutes to wait when this very
 * attempt is beyond a limit, else 0: counting and asking are one statement, so attempts made at once cannot slip by.
 */
export async function countFailure(database: Database, limits: readonly Limit[]): Promise<number> {
  let wait = 0
  for (const limit of limits) {
    const [row] = await database.prisma.$queryRaw<{ attempts: number; minutes: number }[]>`
      insert into "Throttle" (key, attempts, "windowStartedAt") values (${keyOf(limit)}, 1, clock_timestamp())
      on conflict (key) do update set
        attempts = case when "Throttle"."windowStartedAt" > clock_timestamp() - make_interval(mins => ${WINDOW_MINUTES})
          then "Throttle".attempts + 1 else 1 end,
        "windowStartedAt" = case when "Throttle"."windowStartedAt" > clock_timestamp() - make_interval(mins => ${WINDOW_MINUTES})
          then "Throttle"."windowStartedAt" else clock_timestamp() end
      returning attempts,
        ceil(extract(epoch from "windowStartedAt" + make_interval(mins => ${WINDOW_MINUTES}) - clock_timestamp()) / 60)::int as minutes`
    if (row && row.attempts > limit.attempts) wait = Math.max(wait, row.minutes, 1)
  }
  return wait
}

/** Takes one attempt back that turned out to be none of a guesser's. */
export async function takeBack(database: Database, limits: readonly Limit[]): Promise<void> {
  await database.prisma.throttle.updateMany({
    where: { key: { in: limits.map(keyOf) }, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  })
}

export async function forgetFailures(database: Database, limit: Limit): Promise<void> {
  await database.prisma.throttle.deleteMany({ where: { key: keyOf(limit) } })
}

function allowed(limits: readonly Limit[], key: string): number {
  return limits.find((limit) => keyOf(limit) === key)?.attempts ?? 0
}

function keyOf(limit: Limit): string {
  return createHash('sha256').update(limit.subject).digest('hex')
}
