import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { type StoredSlot, slotsWhere, visibleTo } from '@/lib/obligations/queries'
import { isOpenState } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'
import { allOf, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { groupNames, groupOf } from './rules'

/** More than any model is owed; beyond it the ledger shows the rest. */
export const MOST_SHOWN = 200

export type StoredOwed = {
  readonly id: string
  readonly title: string
  readonly state: ObligationState
  readonly dueOn: string | null
  readonly isDueAtRetirement: boolean
  readonly evidenceCount: number
  readonly isDemo: boolean
}

/** What is owed for one model, in groups and by time left, its series with their slots, and how much of it is what. */
export async function listOwedToModel(context: Context<'obligation.read'>, modelId: string) {
  const ofModel = allOf([sql`o."modelId" = ${modelId}::uuid`, ...visible(visibleTo(context.actor), 'o')])
  const [rows, slots, titles] = await Promise.all([
    context.select<StoredOwed>(sql`
      select o."id", o."title", o."state", o."dueOn", o."isDueAtRetirement", o."evidenceCount",
        o."isDemo" from "Obligation" o
      where ${ofModel} and o."slot" = 0 order by o."dueOn", o."id" limit ${wholeNumber(MOST_SHOWN)}`),
    context.select<StoredSlot>(slotsWhere(sql`s."modelId" = ${modelId}::uuid`)),
    context.select<{ id: string; title: string }>(sql`
      select s."id", s."title" from "ObligationSeries" s where s."modelId" = ${modelId}::uuid order by s."id"`),
  ])
  return toOwed({ rows, slots, titles }, calendarDate(context.now))
}

type OwedRows = {
  /** What is owed once, in the order of its days. */
  readonly rows: readonly StoredOwed[]
  readonly slots: readonly StoredSlot[]
  readonly titles: readonly { readonly id: string; readonly title: string }[]
}

/** The same rows in groups, as they stand on a day. */
export function toOwed({ rows, slots, titles }: OwedRows, today: string) {
  const states = [...rows, ...slots].map(({ state }) => state)
  return {
    groups: groupNames
      .map((name) => ({ name, rows: rows.filter((row) => groupOf(row, today) === name) }))
      .filter((group) => group.rows.length > 0),
    series: titles.map(({ id, title }) => ({ id, title, slots: slots.filter(({ seriesId }) => seriesId === id) })),
    counts: {
      open: states.filter(isOpenState).length,
      kept: states.filter((state) => state === 'kept').length,
      broken: states.filter((state) => state === 'compromised' || state === 'broken').length,
    },
  }
}

export type OwedToModel = ReturnType<typeof toOwed>
