import 'server-only'
import type { Context } from '@/lib/auth/context'
import { openOnes } from '@/lib/clocks/queries'
import { bandOf, placeOf } from '@/lib/clocks/rules'
import type { Band } from '@/lib/clocks/schema'
import { visibleTo as visibleModels } from '@/lib/models/queries'
import { visibleTo as visibleObligations } from '@/lib/obligations/queries'
import { daysLeft } from '@/lib/obligations/rules'
import type { ObligationKind } from '@/lib/obligations/schema'
import { allOf, anyOf, jsonListOf, type Sql, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { type AgendaParams, DAY_LIMIT } from './schema'

type StoredOwed = {
  readonly id: string
  readonly title: string
  readonly kind: ObligationKind
  readonly isDemo: boolean
  readonly isMine: boolean
  readonly hasEvidence: boolean
  readonly model: { readonly slug: string; readonly displayName: string }
}

/** A floor is a promise not to retire before that day. */
export type AgendaDate = {
  readonly kind: 'retirement' | 'floor' | 'deprecation'
  readonly slug: string
  readonly displayName: string
  readonly isDemo: boolean
}

type StoredDay = {
  readonly day: string
  readonly owed: readonly StoredOwed[]
  readonly owedCount: number
  readonly dates: readonly AgendaDate[]
  readonly dateCount: number
}

export type AgendaOwed = StoredOwed & { readonly place: string; readonly band: Band }

export type AgendaDay = Omit<StoredDay, 'owed'> & { readonly owed: readonly AgendaOwed[] }

type Asked = {
  /** Calendar dates, both included. */
  readonly from: string
  readonly until: string
  readonly show: AgendaParams['show']
  /** The reader's own calendar date. */
  readonly today: string
  /** Entries of each kind on one day; the rest is counted, up to {@link DAY_LIMIT}. */
  readonly limit: number
}

/** What is due and which dates of models fall on each of these days. One statement of ranges of indexes. */
export async function listAgenda(
  context: Context<'obligation.read' | 'model.read'>,
  { from, until, show, today, limit }: Asked,
): Promise<readonly AgendaDay[]> {
  const [owed, dates] = [owedOn(context, show), datesOn(context, show)]
  const days = await context.select<StoredDay>(sql`
    select day::date as "day",
      ${jsonListOf(sql`${owed} order by o."id" limit ${wholeNumber(limit)}`)} as "owed",
      (select count(*)::int from (${owed} limit ${wholeNumber(DAY_LIMIT + 1)}) as counted) as "owedCount",
      ${jsonListOf(sql`${dates} order by "displayName", slug limit ${wholeNumber(limit)}`)} as "dates",
      (select count(*)::int from (${dates} limit ${wholeNumber(DAY_LIMIT + 1)}) as counted) as "dateCount"
    from generate_series(${from}::date, ${until}::date, interval '1 day') as day order by day`)
  return days.map((day) => ({ ...day, owed: day.owed.map((one) => withPlace(one, day.day, today)) }))
}

type Reader = Pick<Context<never>, 'actor'>

function owedOn({ actor }: Reader, show: AgendaParams['show']): Sql {
  const isMine = sql`coalesce(o."responsibleId" = ${actor.id}::uuid, false)`
  const shown = { all: sql`true`, obligations: sql`true`, mine: isMine, dates: sql`false` }[show]
  return sql`
    select o."id", o."title", o."kind", o."isDemo", ${isMine} as "isMine", o."evidenceCount" > 0 as "hasEvidence",
      (select json_build_object('slug', m."slug", 'displayName', m."displayName")
        from "Model" m where m."id" = o."modelId") as "model"
    from "Obligation" o
    where ${allOf([openOnes, sql`o."dueOn" = day::date`, shown, ...visible(visibleObligations(actor), 'o')])}`
}

/** Of a retired model the floor concerns nobody any more. */
function datesOn({ actor }: Reader, show: AgendaParams['show']): Sql {
  const isShown = show === 'all' || show === 'dates' ? sql`true` : sql`false`
  const falls = anyOf([
    sql`m."retiresOn" = day::date and not (m."isRetirementTentative" and m."stage" is not distinct from 'retired')`,
    sql`m."deprecatedOn" = day::date`,
  ])
  return sql`
    select case when m."retiresOn" is distinct from day::date then 'deprecation'
      when m."isRetirementTentative" then 'floor' else 'retirement' end as "kind", m."slug", m."displayName", m."isDemo"
    from "Model" m where ${allOf([isShown, falls, ...visible(visibleModels(actor), 'm')])}`
}

function withPlace(owed: StoredOwed, day: string, today: string): AgendaOwed {
  return { ...owed, place: placeOf(owed.kind, owed), band: bandOf(daysLeft(day, today), owed.hasEvidence) }
}
