import { getLocale, getTimeZone } from 'next-intl/server'
import { type DateStyle, formatDate, formatInstant, isoDate } from '@/lib/i18n/format'

type DateProps = { readonly date: string | Date; readonly style?: DateStyle }

/** A calendar date: the same day for every reader. */
export async function CalendarDate({ date, style = 'long' }: DateProps) {
  const locale = await getLocale()
  return <time dateTime={isoDate(date)}>{formatDate(locale, date, style)}</time>
}

type InstantProps = { readonly at: Date; readonly style?: DateStyle }

/** A moment, in the reader's own time zone; the exact UTC instant is in the markup and in the title. */
export async function Instant({ at, style = 'long' }: InstantProps) {
  const [locale, timeZone] = [await getLocale(), await getTimeZone()]
  return (
    <time dateTime={at.toISOString()} title={at.toISOString()}>
      {formatInstant(locale, at, timeZone, style)}
    </time>
  )
}
