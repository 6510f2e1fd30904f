import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Availability, Model, Prisma } from '@/lib/db/generated/client'
import type { ListParams, SortDirection } from '@/lib/list-params'
import { matchingModels } from '@/lib/models/queries'
import { columnsOf, joined, jsonListOf, type Sql, sql, wholeNumber } from '@/lib/sql'
import { TIMELINE_LIMIT, type TimelineSort, type timelineList } from './schema'

type TimelineParams = ListParams<TimelineSort, keyof typeof timelineList.filters>

const column = columnsOf<Prisma.ModelScalarFieldEnum>('m')

const rowColumns = [
  'id',
  'slug',
  'provider',
  'family',
  'displayName',
  'stage',
  'isDemo',
  'releasedOn',
  'deprecatedOn',
  'retiresOn',
  'isRetirementTentative',
] as const satisfies readonly Prisma.ModelScalarFieldEnum[]

/** The one milestone that is not copied to the model. */
const legacyOn = sql`(select "date" from "DateClaim" where "modelId" = m."id" and "kind" = 'legacy' and "isChosen" limit 1)`

const windows = sql`select "id", "surface", "mode", "startsOn", "endsOn", "committedUntil" from "Availability"
  where "modelId" = m."id" order by "surface", "startsOn" nulls first, "id"`

type Days = 'releasedOn' | 'deprecatedOn' | 'retiresOn'

type WindowDays = 'startsOn' | 'endsOn' | 'committedUntil'

export type TimelineRow = Omit<Pick<Model, (typeof rowColumns)[number]>, Days> &
  Record<Days | 'legacyOn', string | null> & {
    readonly availability: readonly (Pick<Availability, 'id' | 'surface' | 'mode'> &
      Record<WindowDays, string | null>)[]
  }

/** Models without the date they are sorted by come last; among these, as everywhere, the order is made whole by the id. */
const orders = {
  released: ['releasedOn', 'retiresOn'],
  retires: ['retiresOn', 'releasedOn'],
  name: ['displayName'],
} as const satisfies Record<TimelineSort, readonly Prisma.ModelScalarFieldEnum[]>

/**
 * All models that match, with what their life is drawn from, up to {@link TIMELINE_LIMIT}; `isCut` says that there
 * are more. Dates are calendar dates.
 */
export async function listTimeline(context: Context<'model.read'>, params: TimelineParams) {
  const rows = await context.select<TimelineRow>(sql`
    select ${joined(rowColumns.map(column), ', ')}, ${legacyOn} as "legacyOn", ${jsonListOf(windows)} as "availability"
    from "Model" m where ${matchingModels(context, params)}
    order by ${orderOf(params)} limit ${wholeNumber(TIMELINE_LIMIT + 1)}`)
  return { rows: rows.slice(0, TIMELINE_LIMIT), isCut: rows.length > TIMELINE_LIMIT }
}

function orderOf({ sort, direction }: Pick<TimelineParams, 'sort' | 'direction'>): Sql {
  return joined(
    [...orders[sort], 'id' as const].map((name) => directed(column(name), direction)),
    ', ',
  )
}

function directed(ordered: Sql, direction: SortDirection): Sql {
  return direction === 'asc' ? sql`${ordered} asc nulls last` : sql`${ordered} desc nulls last`
}
