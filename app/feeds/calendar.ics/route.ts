import type { NextRequest } from 'next/server'
import { findTokenCaller } from '@/lib/auth/caller'
import type { Context } from '@/lib/auth/context'
import { currentRequestId, requestCaller } from '@/lib/auth/page-request'
import { isApiToken } from '@/lib/auth/token'
import { calendarFile, entityTag, isMatch } from '@/lib/calendar-file'
import { listCalendarEntries } from '@/lib/calendars/queries'
import { isCalendarAddress, partsAsked } from '@/lib/calendars/rules'
import { env } from '@/lib/env'
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locale'
import { parseList } from '@/lib/list-params'
import { modelList } from '@/lib/models/schema'

/** What comes up and what is owed for calendar programs, which can send no headers: the key in the address says whose they are. */
export async function GET(request: NextRequest): Promise<Response> {
  const search = request.nextUrl.searchParams
  const context = await contextFor(search)
  if (!context) return new Response(null, { status: search.has('key') ? 404 : 401 })
  const params = parseList(modelList, Object.fromEntries(search))
  const asked = search.get('lang')
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  const entries = await listCalendarEntries(context, params, partsAsked(search.get('show')))
  const file = calendarFile(entries, { locale, url: env().EMERITUS_URL })
  const etag = entityTag(file)
  if (isMatch(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: { etag } })
  return new Response(file, {
    headers: {
      etag,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="emeritus.ics"',
    },
  })
}

/** Unknown, expired, revoked, or made for something else: they all look the same from outside. */
async function contextFor(search: URLSearchParams): Promise<Context<'calendar.read'> | null> {
  const key = search.get('key')
  if (key === null) {
    const caller = await requestCaller('read')
    return caller.ok ? caller.value.permit('calendar.read') : null
  }
  if (!isApiToken(key)) return null
  const caller = await findTokenCaller(key, await currentRequestId())
  return caller && isCalendarAddress(caller.actor) ? caller.permit('calendar.read') : null
}
