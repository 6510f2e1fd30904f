import 'server-only'
import type { Copy } from '@/lib/db/generated/client'
import { lastCheckOf, type StoredCheck, toCheck } from '@/lib/fixity-checks/queries'
import { writeAmount } from '@/lib/money/rules'
import { currencies } from '@/lib/money/schema'
import { recordedBefore, type Sql, sql } from '@/lib/sql'

/** A copy as the database writes it into JSON: days as text, and an amount as text, which a number might round. */
export type StoredCopy = Omit<Copy, 'artifactId' | 'endedOn' | 'costMinor' | 'createdAt' | 'createdById'> & {
  readonly endedOn: string | null
  readonly costMinor: string | null
  readonly lastCheck: StoredCheck | null
}

/**
 * The copies of an artifact with their last checks: those that are kept first, in the order in which they were made. With
 * `until`, those that were on record before it, with their ends as they are told today.
 */
export function copiesOf(artifactId: Sql, until?: Date): Sql {
  return sql`select "id", "region", "disasterZone", "medium", "custodian", "costMinor"::text, "costCurrency", "endedOn",
      "endedReason", "isDemo", ${lastCheckOf(sql`c."id"`, until)} as "lastCheck"
    from "Copy" c where c."artifactId" = ${artifactId} and ${recordedBefore('c', until)} order by "endedOn" desc nulls first, "id"`
}

/** Days are calendar dates, and the cost is a decimal text, as it is sent. */
export function toCopy({ costMinor, costCurrency, lastCheck, ...copy }: StoredCopy) {
  const currency = currencies.find((known) => known === costCurrency) ?? null
  return {
    ...copy,
    costPerMonth: costMinor !== null && currency ? `${writeAmount({ minor: BigInt(costMinor), currency })}` : null,
    currency,
    lastCheck: lastCheck && toCheck(lastCheck),
  }
}
