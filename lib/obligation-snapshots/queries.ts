import 'server-only'
import { listDoneSince } from '@/lib/audit/queries'
import type { Context } from '@/lib/auth/context'
import { plusDays } from '@/lib/days'
import { MOST_SHOWN, type OwedToModel, type StoredOwed, toOwed } from '@/lib/model-obligations/queries'
import { visibleTo } from '@/lib/obligations/queries'
import { allOf, recordedBefore, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { obligationsBefore } from './rules'

type StoredThen = StoredOwed & { readonly slot: number; readonly seriesId: string | null }

/**
 * What was owed for one model as it was on record at the end of `day` (UTC): what was on the ledger by then, in the state
 * and due on the day that the log tells of then, with the evidence that there was.
 */
export async function listOwedAsOf(
  context: Context<'obligation.read'>,
  modelId: string,
  day: string,
): Promise<OwedToModel> {
  const until = new Date(plusDays(day, 1))
  const ofModel = [sql`o."modelId" = ${modelId}::uuid`, recordedBefore('o', until)]
  const [stored, titles] = await Promise.all([
    context.select<StoredThen>(sql`
      select o."id", o."title", o."state", o."dueOn", o."isDueAtRetirement", o."isDemo", o."slot", o."seriesId",
        (select count(*)::int from "Evidence" e where e."obligationId" = o."id" and e."createdAt" < ${until})
          as "evidenceCount"
      from "Obligation" o where ${allOf([...ofModel, ...visible(visibleTo(context.actor), 'o')])}`),
    context.select<{ id: string; title: string }>(sql`
      select s."id", s."title" from "ObligationSeries" s
      where s."modelId" = ${modelId}::uuid and ${recordedBefore('s', until)} order by s."id"
      limit ${wholeNumber(MOST_SHOWN)}`),
  ])
  const ids = stored.map(({ id }) => id)
  const rows = obligationsBefore(stored, await listDoneSince(context, { type: 'obligation', ids }, until))
  return toOwed({ rows: rows.filter(({ slot }) => slot === 0).slice(0, MOST_SHOWN), slots: slotsOf(rows), titles }, day)
}

/** Those of a series have a day: each is due on its own. */
function slotsOf(rows: readonly StoredThen[]) {
  return rows.flatMap(({ seriesId, dueOn, ...row }) => (seriesId && dueOn ? [{ ...row, seriesId, dueOn }] : []))
}
