import { done, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import { foldText } from '@/lib/identities/rules'
import { readAmount, sumByCurrency } from '@/lib/money/rules'
import type { Currency, Money } from '@/lib/money/schema'
import type { AvailabilityMode } from './schema'

/** From when to when; `endsOn` is the first day after. Null: never stated, or not ended. Dates are calendar dates. */
export type Span = { readonly startsOn: string | null; readonly endsOn: string | null }

export type Reach = Span & { readonly surface: string; readonly mode: AvailabilityMode }

export type Window = Reach & { readonly committedUntil: string | null }

/**
 * Why a window cannot stand as it is, beside the model's other windows; null when it can. A commitment is a promise: no
 * window ends before it, and none is closed while it lasts. On one surface there is one window at a time.
 */
export function windowRefusal(window: Window, others: readonly Window[]): Refusal | null {
  const { mode, startsOn, endsOn, committedUntil } = window
  if (startsOn && endsOn && endsOn <= startsOn) return refuse('windowEndsBeforeStart', { date: startsOn })
  if (startsOn && committedUntil && committedUntil < startsOn)
    return refuse('commitmentBeforeStart', { date: startsOn })
  const isCutShort = mode === 'none' || (endsOn !== null && committedUntil !== null && endsOn < committedUntil)
  if (committedUntil && isCutShort) return refuse('windowCommitted', { date: committedUntil })
  const rival = others.find((other) => isSameSurface(other.surface, window.surface) && overlaps(other, window))
  if (!rival) return null
  const values = { surface: rival.surface, from: rival.startsOn ?? 'open', until: rival.endsOn ?? 'open' }
  return refuse('windowOverlaps', values)
}

/** Why a window cannot end on that date; one that is over is corrected instead. */
export function endRefusal(
  window: Window,
  endsOn: string,
  { others, today }: { readonly others: readonly Window[]; readonly today: string },
): Refusal | null {
  if (window.endsOn && window.endsOn <= today) return refuse('windowEnded', { date: window.endsOn })
  return windowRefusal({ ...window, endsOn }, others)
}

/** A correction makes a commitment shorter only with the address where the one who made it said so. */
export function commitmentRefusal(before: string | null, after: string | null, announcement: string): Refusal | null {
  const isShorter = before !== null && (after === null || after < before)
  return isShorter && !announcement ? refuse('commitmentShortened', { date: before }) : null
}

/** The amount a form or a program wrote; null for none. Refused when half of it is missing or it is not exact. */
export function readCost(written: {
  readonly costPerMonth: string | null
  readonly currency: Currency | null
}): Result<Money | null> {
  const { costPerMonth, currency } = written
  if (costPerMonth === null && currency === null) return done(null)
  if (costPerMonth === null) return refuseFields({ costPerMonth: { code: 'required' } })
  if (currency === null) return refuseFields({ currency: { code: 'required' } })
  const amount = readAmount(costPerMonth, currency)
  return amount ? done(amount) : refuseFields({ costPerMonth: { code: 'invalidAmount' } })
}

/** A surface in the spelling that is on record, so that "Claude.ai" and "claude.ai" stay one. */
export function spellSurface(surface: string, others: readonly Pick<Window, 'surface'>[]): string {
  return others.find((other) => isSameSurface(other.surface, surface))?.surface ?? surface
}

export function isOpen({ startsOn, endsOn }: Span, today: string): boolean {
  return (startsOn === null || startsOn <= today) && (endsOn === null || endsOn > today)
}

/** Where the model can be reached today, in the order given. */
export function reachableOn<W extends Reach>(windows: readonly W[], today: string): readonly W[] {
  return windows.filter((window) => window.mode !== 'none' && isOpen(window, today))
}

type Costed = Span & { readonly costPerMonth: string | null; readonly currency: Currency | null }

/** What the windows that are open today cost per month, one sum per currency. */
export function monthlyCosts(windows: readonly Costed[], today: string): readonly Money[] {
  const amounts = windows
    .filter((window) => isOpen(window, today))
    .flatMap(({ costPerMonth, currency }) => (costPerMonth && currency ? [readAmount(costPerMonth, currency)] : []))
  return sumByCurrency(amounts.filter((amount) => amount !== null))
}

function isSameSurface(one: string, other: string): boolean {
  return foldText(one) === foldText(other)
}

function overlaps(one: Span, other: Span): boolean {
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one)
}

function startsBeforeEnd({ startsOn }: Span, { endsOn }: Span): boolean {
  return startsOn === null || endsOn === null || startsOn < endsOn
}
