import 'server-only'
import type { Context } from '@/lib/auth/context'
import { openOnes } from '@/lib/clocks/queries'
import { calendarDate } from '@/lib/days'
import type { Availability, Model } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { matchingModels } from '@/lib/models/queries'
import { visibleTo } from '@/lib/obligations/queries'
import { allOf, jsonListOf, sql, wholeNumber } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { byDay, type CalendarEntry, entriesOf, firstDayOf, type OwedThing, owedEntry } from './rules'
import { ADDRESS_PERMISSION, type CalendarPart, usualParts } from './schema'

/** No calendar program does anything sensible with more. */
const LIMIT = 2000

type StoredModel = Pick<
  Model,
  'id' | 'version' | 'slug' | 'displayName' | 'provider' | 'stage' | 'isRetirementTentative' | 'updatedAt'
> & {
  readonly retiresOn: string | null
  readonly availability: readonly (Pick<Availability, 'id' | 'surface'> & { readonly committedUntil: string | null })[]
}

const windows = sql`select "id", "surface", "committedUntil" from "Availability" where "modelId" = m."id" order by "id"`

type Selection = Pick<ListParams, 'q' | 'filters'>

/** What comes up with the models that match; the same search and filters as the list of models. */
export async function listCalendarEntries(
  context: Context<'calendar.read'>,
  params: Selection,
  parts: readonly CalendarPart[] = usualParts,
): Promise<readonly CalendarEntry[]> {
  const [dates, owed] = await Promise.all([
    parts.includes('dates') ? listDates(context, params) : [],
    parts.includes('obligations') || parts.includes('mine') ? listOwed(context, params, parts) : [],
  ])
  return [...dates, ...owed].sort(byDay)
}

async function listDates(context: Context<'calendar.read'>, params: Selection): Promise<readonly CalendarEntry[]> {
  const today = calendarDate(context.now)
  const first = firstDayOf(today)
  const models = await context.select<StoredModel>(sql`
    select m."id", m."version", m."slug", m."displayName", m."provider", m."stage", m."retiresOn",
      m."isRetirementTentative", m."updatedAt", ${jsonListOf(windows)} as "availability"
    from "Model" m
    where (m."retiresOn" >= ${first}
      or exists (select 1 from "Availability" a where a."modelId" = m."id" and a."committedUntil" >= ${first}))
      and ${matchingModels(context, params)}
    order by m."retiresOn" asc nulls last, m."id" limit ${wholeNumber(LIMIT)}`)
  return entriesOf(models, today)
}

/** What is due and not settled yet, everybody's or the reader's own. */
async function listOwed(
  context: Context<'calendar.read'>,
  params: Selection,
  parts: readonly CalendarPart[],
): Promise<readonly CalendarEntry[]> {
  const first = firstDayOf(calendarDate(context.now))
  const whose = parts.includes('obligations') ? sql`true` : sql`o."responsibleId" = ${context.actor.id}::uuid`
  const owed = await context.select<OwedThing>(sql`
    select o."id", o."version", o."title", o."kind", o."owedTo", o."dueOn", o."isDemo", o."updatedAt",
      json_build_object('slug', m."slug", 'displayName', m."displayName", 'provider', m."provider", 'stage', m."stage")
        as "model"
    from "Obligation" o join "Model" m on m."id" = o."modelId"
    where ${allOf([openOnes, ...visible(visibleTo(context.actor), 'o')])} and o."dueOn" >= ${first} and ${whose}
      and ${matchingModels(context, params)}
    order by o."dueOn", o."id" limit ${wholeNumber(LIMIT)}`)
  return owed.map(owedEntry)
}

export type CalendarAddress = Awaited<ReturnType<typeof listAddresses>>[number]

/** The reader's own calendar addresses that still work, newest first, without anything that would open one. */
export async function listAddresses(context: Context<'profile.read'>) {
  const addresses = await context.db.apiToken.findMany({
    where: { ...ownAddresses(context.actor.id), revokedAt: null, expiresAt: { gt: context.now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, version: true, name: true, expiresAt: true, lastUsedAt: true },
  })
  return addresses.map(({ expiresAt, lastUsedAt, ...address }) => ({
    ...address,
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}

/** The tokens that this person made as calendar addresses; nobody's when there is no person. */
export function ownAddresses(personId: string | null) {
  return { personId: { in: personId === null ? [] : [personId] }, permissions: { equals: [ADDRESS_PERMISSION] } }
}
