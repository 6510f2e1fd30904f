import 'server-only'
import type { RestoreDrill } from '@/lib/db/generated/client'
import { writeAmount } from '@/lib/money/rules'
import { currencies } from '@/lib/money/schema'
import { recordedBefore, type Sql, sql, wholeNumber } from '@/lib/sql'

/** A drill as the database writes it into JSON. */
export type StoredDrill = Omit<RestoreDrill, 'modelId' | 'heldOn' | 'costMinor' | 'createdAt' | 'createdById'> & {
  readonly heldOn: string
  readonly costMinor: string | null
}

const DRILLS_SHOWN = 10

/** The newest restore drills of a model, newest first. With `until`, of those that were on record before it. */
export function drillsOf(modelId: Sql, until?: Date): Sql {
  return sql`select "id", "heldOn", "hardware", "hoursToServe", "costMinor"::text, "costCurrency", "configMatches",
      "result", "note", "isDemo", "reportedBy"
    from "RestoreDrill" d where d."modelId" = ${modelId} and ${recordedBefore('d', until)} order by "heldOn" desc, "id" desc
    limit ${wholeNumber(DRILLS_SHOWN)}`
}

/** The cost is a decimal text, as it is sent. */
export function toDrill({ costMinor, costCurrency, ...drill }: StoredDrill) {
  const currency = currencies.find((known) => known === costCurrency) ?? null
  const cost = costMinor !== null && currency ? `${writeAmount({ minor: BigInt(costMinor), currency })}` : null
  return { ...drill, cost, currency }
}
