import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { ListParams } from '@/lib/list-params'
import { conditionsOf, visibleTo } from '@/lib/models/queries'
import { calendarDate } from '@/lib/models/rules'
import { type CalendarEntry, entriesOf, firstDayOf } from './rules'
import { ADDRESS_PERMISSION } from './schema'

/** No calendar program does anything sensible with more. */
const LIMIT = 2000

/** The coming dates of the models that match; the same search and filters as the list. */
export async function listCalendarEntries(
  context: Context<'calendar.read'>,
  params: Pick<ListParams, 'q' | 'filters'>,
): Promise<readonly CalendarEntry[]> {
  const today = calendarDate(context.now)
  const first = new Date(firstDayOf(today))
  const isComing = {
    OR: [{ retiresOn: { gte: first } }, { availability: { some: { committedUntil: { gte: first } } } }],
  }
  const models = await context.db.model.findMany({
    where: { AND: [visibleTo(context.actor), isComing, ...conditionsOf(params, context)] },
    orderBy: [{ retiresOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: LIMIT,
    select: {
      id: true,
      version: true,
      slug: true,
      displayName: true,
      provider: true,
      stage: true,
      retiresOn: true,
      isRetirementTentative: true,
      updatedAt: true,
      availability: { select: { id: true, surface: true, committedUntil: true } },
    },
  })
  const dated = models.map(({ retiresOn, availability, ...model }) => ({
    ...model,
    retiresOn: dateText(retiresOn),
    availability: availability.map((window) => ({ ...window, committedUntil: dateText(window.committedUntil) })),
  }))
  return entriesOf(dated, today)
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

function dateText(date: Date | null): string | null {
  return date ? calendarDate(date) : null
}
