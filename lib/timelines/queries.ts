import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { conditionsOf, visibleTo } from '@/lib/models/queries'
import { calendarDate } from '@/lib/models/rules'
import { TIMELINE_LIMIT, type TimelineSort, type timelineList } from './schema'

type TimelineParams = ListParams<TimelineSort, keyof typeof timelineList.filters>

type Order = Prisma.ModelOrderByWithRelationInput

const rowFields = {
  id: true,
  slug: true,
  provider: true,
  family: true,
  displayName: true,
  stage: true,
  isDemo: true,
  releasedOn: true,
  deprecatedOn: true,
  retiresOn: true,
  isRetirementTentative: true,
  /** The one milestone that is not copied to the model. */
  dateClaims: { where: { kind: 'legacy', isChosen: true }, take: 1, select: { date: true } },
  availability: {
    orderBy: [{ surface: 'asc' }, { startsOn: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    select: { id: true, surface: true, mode: true, startsOn: true, endsOn: true, committedUntil: true },
  },
} as const satisfies Prisma.ModelSelect

type StoredRow = Prisma.ModelGetPayload<{ select: typeof rowFields }>

/** Models without the date they are sorted by come last; among these, as everywhere, the order is made whole by the id. */
const orders = {
  released: (sort) => [{ releasedOn: { sort, nulls: 'last' } }, { retiresOn: { sort, nulls: 'last' } }],
  retires: (sort) => [{ retiresOn: { sort, nulls: 'last' } }, { releasedOn: { sort, nulls: 'last' } }],
  name: (sort) => [{ displayName: sort }],
} as const satisfies Record<TimelineSort, (sort: 'asc' | 'desc') => readonly Order[]>

/**
 * All models that match, with what their life is drawn from, up to {@link TIMELINE_LIMIT}; `isCut` says that there
 * are more. Dates are calendar dates.
 */
export async function listTimeline(context: Context<'model.read'>, params: TimelineParams) {
  const rows = await context.db.model.findMany({
    where: { AND: [visibleTo(context.actor), ...conditionsOf(params, context)] },
    orderBy: [...orders[params.sort](params.direction), { id: params.direction }],
    take: TIMELINE_LIMIT + 1,
    select: rowFields,
  })
  return { rows: rows.slice(0, TIMELINE_LIMIT).map(toRow), isCut: rows.length > TIMELINE_LIMIT }
}

export type TimelineRow = ReturnType<typeof toRow>

function toRow({ dateClaims, availability, ...row }: StoredRow) {
  return {
    ...row,
    releasedOn: dateText(row.releasedOn),
    legacyOn: dateText(dateClaims[0]?.date ?? null),
    deprecatedOn: dateText(row.deprecatedOn),
    retiresOn: dateText(row.retiresOn),
    availability: availability.map((window) => ({
      ...window,
      startsOn: dateText(window.startsOn),
      endsOn: dateText(window.endsOn),
      committedUntil: dateText(window.committedUntil),
    })),
  }
}

function dateText(date: Date | null): string | null {
  return date ? calendarDate(date) : null
}
