import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import { calendarDate } from '@/lib/models/rules'
import { writeAmount } from '@/lib/money/rules'
import { currencies } from '@/lib/money/schema'

/** What is read of a window, wherever one is read. */
export const windowSelect = {
  id: true,
  surface: true,
  mode: true,
  startsOn: true,
  endsOn: true,
  committedUntil: true,
  decision: true,
  costMinor: true,
  costCurrency: true,
  isCostDemo: true,
  sourceUrl: true,
  sourceTitle: true,
  note: true,
  isDemo: true,
} as const satisfies Prisma.AvailabilitySelect

export const windowOrder = [
  { surface: 'asc' },
  { startsOn: { sort: 'asc', nulls: 'first' } },
  { id: 'asc' },
] as const satisfies Prisma.AvailabilityOrderByWithRelationInput[]

export type WindowRow = ReturnType<typeof toWindow>

/** Dates are calendar dates, and the cost is a decimal text, as it is sent: see the schema. */
export function toWindow(row: Prisma.AvailabilityGetPayload<{ select: typeof windowSelect }>) {
  const { costMinor, costCurrency, ...window } = row
  const currency = currencies.find((known) => known === costCurrency) ?? null
  return {
    ...window,
    startsOn: dateText(row.startsOn),
    endsOn: dateText(row.endsOn),
    committedUntil: dateText(row.committedUntil),
    costPerMonth: costMinor !== null && currency ? `${writeAmount({ minor: costMinor, currency })}` : null,
    currency,
  }
}

function dateText(date: Date | null): string | null {
  return date ? calendarDate(date) : null
}
