import 'server-only'
import type { Availability } from '@/lib/db/generated/client'
import { writeAmount } from '@/lib/money/rules'
import { currencies } from '@/lib/money/schema'
import { type Sql, sql } from '@/lib/sql'

type Days = 'startsOn' | 'endsOn' | 'committedUntil'

/** A window as the database writes it into JSON: dates as text, and an amount as text, which a number might round. */
export type StoredWindow = Omit<Availability, Days | 'modelId' | 'costMinor' | 'createdAt' | 'createdById'> &
  Record<Days | 'costMinor', string | null>

/** The windows of one model, by surface and in the order of time. */
export function windowsOf(modelId: Sql): Sql {
  return sql`select "id", "surface", "mode", "startsOn", "endsOn", "committedUntil", "decision", "costMinor"::text,
      "costCurrency", "isCostDemo", "sourceUrl", "sourceTitle", "note", "isDemo"
    from "Availability" where "modelId" = ${modelId} order by "surface", "startsOn" nulls first, "id"`
}

export type WindowRow = ReturnType<typeof toWindow>

/** Dates are calendar dates, and the cost is a decimal text, as it is sent: see the schema. */
export function toWindow({ costMinor, costCurrency, ...window }: StoredWindow) {
  const currency = currencies.find((known) => known === costCurrency) ?? null
  return {
    ...window,
    costPerMonth: costMinor !== null && currency ? `${writeAmount({ minor: BigInt(costMinor), currency })}` : null,
    currency,
  }
}
