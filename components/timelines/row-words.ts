import type { getTranslations } from 'next-intl/server'
import { daysBetween } from '@/lib/days'
import { formatDate } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import type { TimelineRow } from '@/lib/timelines/queries'
import { isContradictory } from '@/lib/timelines/rules'

type Texts<Name extends 'timeline' | 'model' | 'stage'> = Awaited<ReturnType<typeof getTranslations<Name>>>

/** The language of one request, fetched once for all rows. */
export type Words = {
  readonly locale: Locale
  readonly timeline: Texts<'timeline'>
  readonly model: Texts<'model'>
  readonly stage: Texts<'stage'>
}

/** One row in sentences, a line each: what the card shows, and what a screen reader says of the picture. */
export function wordsOf(row: TimelineRow, today: string, words: Words): string {
  const { timeline: t, stage } = words
  const lines = [
    stage(row.stage ?? 'unrecorded'),
    releaseWords(row, today, words),
    row.legacyOn && t('wordLegacy', { date: formatDate(words.locale, row.legacyOn) }),
    row.deprecatedOn && t('wordDeprecated', { date: formatDate(words.locale, row.deprecatedOn) }),
    retirementWords(row, today, words),
    ...row.availability.map((window) => windowWords(window, words)),
    isContradictory(row, today) && t('wordContradiction'),
  ]
  return lines.filter(Boolean).join('\n')
}

/** `in 42 days`, `today`, `324 days ago`. */
export function distanceWords(date: string, today: string, { model }: Pick<Words, 'model'>): string {
  const days = daysBetween(today, date)
  return days >= 0 ? model('daysLeft', { days }) : model('daysAgo', { days: -days })
}

type Window = TimelineRow['availability'][number]

/** `Claude API: By request, from 5 January 2026`. */
export function windowWords(window: Window, words: Words): string {
  const how = words.model(`mode_${window.mode}`)
  return words.timeline('wordWindow', { surface: window.surface, how, when: windowSpan(window, words) })
}

function windowSpan(window: Window, { timeline: t, locale }: Words): string {
  const from = window.startsOn && formatDate(locale, window.startsOn)
  const until = window.endsOn && formatDate(locale, window.endsOn)
  const when = spanWords(from, until, t)
  if (!window.committedUntil) return when
  return t('wordCommitted', { when, date: formatDate(locale, window.committedUntil) })
}

function spanWords(from: string | null, until: string | null, t: Words['timeline']): string {
  if (from && until) return t('wordFromUntil', { from, until })
  if (from) return t('wordFrom', { from })
  return until ? t('wordUntil', { until }) : t('wordNoEnd')
}

function releaseWords({ releasedOn }: TimelineRow, today: string, { locale, timeline: t }: Words): string {
  if (!releasedOn) return t('wordReleaseUnknown')
  const date = formatDate(locale, releasedOn)
  return releasedOn > today ? t('wordReleases', { date }) : t('wordReleased', { date })
}

function retirementWords(row: TimelineRow, today: string, words: Words): string | null {
  if (!row.retiresOn) return null
  const { timeline: t, locale } = words
  const key = retirementKey(row, row.retiresOn <= today)
  const what = t(key, { date: formatDate(locale, row.retiresOn) })
  if (key === 'wordFloorPassed') return what
  return t('wordWithDays', { what, days: distanceWords(row.retiresOn, today, words) })
}

function retirementKey({ isRetirementTentative, stage }: TimelineRow, isPast: boolean) {
  if (isRetirementTentative) return isPast ? 'wordFloorPassed' : 'wordFloor'
  if (stage === 'retired') return 'wordRetired'
  return isPast ? 'wordOverdue' : 'wordRetires'
}
