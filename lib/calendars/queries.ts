import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Availability, Model } from '@/lib/db/generated/client'
import type { ListParams } from '@/lib/list-params'
import { matchingModels } from '@/lib/models/queries'
import { calendarDate } from '@/lib/days'
import { jsonListOf, sql, wholeNumber } from '@/lib/sql'
import { type CalendarEntry, entriesOf, firstDayOf } from './rules'
import { ADDRESS_PERMISSION } from './schema'

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

/** The coming dates of the models that match; the same search and filters as the list. */
export async function listCalendarEntries(
  context: Context<'calendar.read'>,
  params: Pick<ListParams, 'q' | 'filters'>,
): Promise<readonly CalendarEntry[]> {
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
