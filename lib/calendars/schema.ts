import { z } from 'zod'
import { field, shown } from '@/lib/fields'

/** The one thing a calendar address may do. */
export const ADDRESS_PERMISSION = 'calendar.read'

/** As long as the longest token: an address that nobody renews does not live for ever. */
export const ADDRESS_DAYS = 366

/** More live addresses than calendars anybody has would only hide a forgotten one. */
export const MAX_ADDRESSES = 10

/** What a calendar can hold: the dates of models, everything that is owed, or of that only what waits for its reader. */
export const calendarParts = ['dates', 'obligations', 'mine'] as const

export type CalendarPart = (typeof calendarParts)[number]

/** What an address holds that says nothing about it. */
export const usualParts: readonly CalendarPart[] = ['dates', 'obligations']

export const createAddressInput = z.object({ name: field.text(100) })

export type CreateAddressInput = z.output<typeof createAddressInput>

export const endAddressInput = z.object({ id: field.id(), version: field.version() })

export type EndAddressInput = z.output<typeof endAddressInput>

/** `token` is the secret part of the address; it is shown in this answer and never again. */
export const addressReceipt = z.object({ id: shown.id(), token: z.string(), expiresAt: shown.instant() })

export const endedAddress = z.object({ id: shown.id(), version: shown.version() })
