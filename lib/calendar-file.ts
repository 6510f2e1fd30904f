import 'server-only'
import { createHash } from 'node:crypto'
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { createTranslator } from 'use-intl/core'
import type { CalendarEntry } from './calendars/rules'
import type { Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import { providerName } from './models/rules'

/** How often a calendar program may look again. */
const REFRESH_SECONDS = 6 * 60 * 60

/**
 * The entries as iCalendar (RFC 5545), all-day and free, so that they block nobody's time. The same entries give the
 * same bytes: DTSTAMP is when the record was last changed, which is what it means where no method is stated.
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { locale, url }: { locale: Locale; url: string },
): string {
  const t = textsIn(locale)
  const calendar = ical({
    name: t('feedName'),
    description: t('feedDescription'),
    prodId: { company: 'Emeritus', product: 'Lifecycle dates', language: locale.toUpperCase() },
    ttl: REFRESH_SECONDS,
  })
  for (const entry of entries) {
    const { model, kind, date, version, updatedAt } = entry
    calendar.createEvent({
      id: entry.uid,
      allDay: true,
      start: new Date(date),
      stamp: updatedAt,
      lastModified: updatedAt,
      sequence: version,
      summary: t(`summary_${kind}`, {
        name: model.displayName,
        surface: entry.surface ?? '',
        title: entry.title ?? '',
      }),
      description: descriptionOf(entry, locale),
      url: `${url}${entry.path}`,
      status: kind === 'floor' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}

/** A strong validator (RFC 9110): two files with the same one are the same bytes. */
export function entityTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`
}

/** Whether an If-None-Match header names this tag. Compared weakly, as RFC 9110 asks for it. */
export function isMatch(header: string | null, tag: string): boolean {
  const named = (header ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''))
  return named.includes(tag) || named.includes('*')
}

function descriptionOf({ kind, model, owedTo, isDemo }: CalendarEntry, locale: Locale): string {
  const [t, texts] = [textsIn(locale), messages[locale]]
  const stage = texts.stage[model.stage ?? 'unrecorded']
  const lines = [
    t(`what_${kind}`, { whom: owedTo ? texts.clock[`whom_${owedTo}`] : '' }),
    t('whose', { provider: providerName(model.provider), stage }),
    ...(isDemo ? [texts.common.demoTitle] : []),
  ]
  return lines.join('\n')
}

function textsIn(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'calendar' })
}
