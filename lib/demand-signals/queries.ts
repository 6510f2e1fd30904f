import 'server-only'
import type { DemandSignal } from '@/lib/db/generated/client'
import { instantFromJson, type Sql, sql } from '@/lib/sql'

type Times = 'observedOn' | 'withdrawnAt'

/** A signal as the database writes it into JSON. */
export type StoredDemandSignal = Pick<
  DemandSignal,
  'id' | 'kind' | 'source' | 'size' | 'sourceUrl' | 'caveat' | 'withdrawnReason' | 'isDemo'
> &
  Readonly<Record<Times, string | null>>

/** What shows that somebody values one model, by kind, the newest first; withdrawn ones come last. */
export function demandSignalsOf(modelId: Sql): Sql {
  return sql`select s."id", s."kind", s."source", s."size", s."sourceUrl", s."caveat", s."observedOn", s."withdrawnAt",
      s."withdrawnReason", s."isDemo"
    from "DemandSignal" s where s."modelId" = ${modelId}
    order by s."withdrawnAt" is not null, s."kind", s."observedOn" desc nulls last, s."id"`
}

export type DemandSignalRow = ReturnType<typeof toDemandSignal>

/** Days are calendar dates, instants ISO 8601. */
export function toDemandSignal({ withdrawnAt, ...signal }: StoredDemandSignal) {
  return { ...signal, withdrawnAt: instantFromJson(withdrawnAt) }
}
