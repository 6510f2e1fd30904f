import 'server-only'
import type { FixityCheck } from '@/lib/db/generated/client'
import { recordedBefore, type Sql, sql } from '@/lib/sql'

/** A check as the database writes it into JSON: instants as text. */
export type StoredCheck = Omit<FixityCheck, 'copyId' | 'checkedAt' | 'createdAt' | 'createdById'> & {
  readonly checkedAt: string
}

/** What was found last about a copy, as one JSON value; null when it was never checked. With `until`, as was told before it. */
export function lastCheckOf(copyId: Sql, until?: Date): Sql {
  return sql`(select row_to_json(newest) from (
    select "id", "expected", "observed", "result", "checkedAt", "note", "isDemo", "reportedBy" from "FixityCheck" k
    where k."copyId" = ${copyId} and ${recordedBefore('k', until)} order by k."checkedAt" desc, k."id" desc limit 1) as newest)`
}

export function toCheck(check: StoredCheck) {
  return { ...check, checkedAt: new Date(check.checkedAt).toISOString() }
}
