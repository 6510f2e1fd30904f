import { type Refusal, refuse } from '@/lib/errors'
import type { Stage } from '@/lib/models/schema'
import {
  type ChosenDates,
  type DateClaim,
  type DateKind,
  dateKinds,
  type ReasonedDateClaim,
  type StatedDate,
} from './schema'

/**
 * The kinds that wait for a person, in the order of `dateKinds`: sources name at least two different dates, or a firm
 * retirement date stands beside a chosen floor. A choice with a reason settles a kind and its rivals, because one of
 * them at most is chosen; a choice without a reason settles nothing. Sources that agree leave nothing to settle,
 * and what a reprieve took back is settled.
 */
export function unsettledKinds(claims: readonly ReasonedDateClaim[]): DateKind[] {
  return dateKinds.filter((kind) => {
    const rivals = claims.filter((claim) => !claim.isEnded && rivalKinds(kind).includes(claim.kind))
    if (rivals.some((claim) => claim.isChosen && claim.chosenReason?.trim())) return false
    const ofKind = rivals.filter((claim) => claim.kind === kind)
    const isFloorChosen = rivals.some((claim) => claim.isChosen && claim.kind === 'retiresNotBefore')
    const isPassedOver = kind === 'retires' && ofKind.length > 0 && isFloorChosen
    return isPassedOver || new Set(ofKind.map((claim) => claim.date)).size > 1
  })
}

/** What the claims say about a model, as the columns that stand beside it for lists; dates as `YYYY-MM-DD`. */
export function projectionOf(claims: readonly ReasonedDateClaim[]) {
  return { ...chosenDates(claims), unsettledKinds: unsettledKinds(claims) }
}

/** The chosen dates as `YYYY-MM-DD`. A firm retirement date stands before a tentative one. */
export function chosenDates(claims: readonly DateClaim[]): ChosenDates {
  const firm = chosenDate(claims, 'retires')
  const tentative = chosenDate(claims, 'retiresNotBefore')
  return {
    releasedOn: chosenDate(claims, 'released'),
    deprecatedOn: chosenDate(claims, 'deprecated'),
    retiresOn: firm ?? tentative,
    isRetirementTentative: firm === null && tentative !== null,
  }
}

/**
 * The claims that newly stated dates add to a model's record, in the order stated. A date already on record from the
 * same source adds nothing; every other date stands beside what is there. One is chosen only when no claim of its kind
 * stood before and the new ones agree on the date. A choice once made is never taken back, so a firm date beside a
 * chosen tentative one waits for a person; a tentative date is never chosen while any firm one is on record.
 */
export function claimsToAdd(existing: readonly DateClaim[], stated: readonly StatedDate[]): DateClaim[] {
  const known = new Set(existing.map(claimKey))
  const fresh = stated.filter((claim) => {
    const isNew = !known.has(claimKey(claim))
    known.add(claimKey(claim))
    return isNew
  })
  const standing = existing.filter((claim) => !claim.isEnded)
  const selected = new Set(dateKinds.map((kind) => selectOf(kind, standing, fresh)))
  return fresh.map(({ kind, date, sourceUrl }, index) => ({ kind, date, sourceUrl, isChosen: selected.has(index) }))
}

/** `index` is the stated date's position. `isOtherKind`: it agrees with its own kind, but the other one is chosen. */
export type Disagreement = {
  readonly index: number
  readonly kind: DateKind
  readonly date: string
  readonly chosen: string | null
  readonly isOtherKind: boolean
}

/**
 * The stated dates a person should look at: those that differ from every date of their kind on record or stated
 * earlier, and a first firm (or tentative) retirement date where a tentative (or firm) one is chosen. A source that
 * still states what a reprieve took back says nothing new.
 */
export function disagreements(existing: readonly DateClaim[], stated: readonly StatedDate[]): Disagreement[] {
  const chosen = new Map(existing.filter((claim) => claim.isChosen).map((claim) => [claim.kind, claim.date]))
  const datesOf = new Map(dateKinds.map((kind) => [kind, new Set<string>()]))
  const ended = new Set(existing.filter((claim) => claim.isEnded).map(({ kind, date }) => `${kind} ${date}`))
  for (const claim of existing) if (!claim.isEnded) datesOf.get(claim.kind)?.add(claim.date)
  return stated.flatMap(({ kind, date }, index): Disagreement[] => {
    if (ended.has(`${kind} ${date}`)) return []
    const dates = datesOf.get(kind) ?? new Set()
    const isFirst = dates.size === 0
    const isKnown = dates.has(date)
    dates.add(date)
    const rival = chosen.get(rivalOf(kind))
    if (isFirst && rival !== undefined) return [{ index, kind, date, chosen: rival, isOtherKind: true }]
    if (isFirst || isKnown) return []
    return [{ index, kind, date, chosen: chosen.get(kind) ?? null, isOtherKind: false }]
  })
}

/**
 * The claim to choose once `withdrawn`, which still stood, is gone: the only date left of its kind, else the only one of
 * the rival kind, when neither has a chosen one. Where several dates are left a person has to say which; null then.
 */
export function successorOf<Claim extends DateClaim>(withdrawn: DateClaim, left: readonly Claim[]): Claim | null {
  const rivals = left.filter((claim) => !claim.isEnded && rivalKinds(withdrawn.kind).includes(claim.kind))
  if (withdrawn.isEnded || rivals.some((claim) => claim.isChosen)) return null
  const ofKind = rivals.filter((claim) => claim.kind === withdrawn.kind)
  const heirs = ofKind.length > 0 ? ofKind : rivals
  return new Set(heirs.map((claim) => claim.date)).size === 1 ? (heirs[0] ?? null) : null
}

/**
 * The kinds of date that a reprieve takes back. From deprecated: the announcement and every date of the retirement it
 * announced. From legacy nothing was announced, so a floor ("not before") stays: it is a promise, not a plan.
 */
export function endedByReprieve(from: Stage | null, to: Stage): readonly DateKind[] {
  const announced = from === 'deprecated' ? (['deprecated', 'retires', 'retiresNotBefore'] as const) : []
  const planned = from === 'legacy' ? (['deprecated', 'retires'] as const) : []
  return [...(to === 'active' ? (['legacy'] as const) : []), ...announced, ...planned]
}

/** The kinds of which one claim at most may be chosen together with one of `kind`. */
export function rivalKinds(kind: DateKind): readonly DateKind[] {
  return [...new Set([kind, rivalOf(kind)])]
}

/** Refuses a release that has not happened yet; the other dates may be announced ahead. Both are calendar dates. */
export function futureRefusal(kind: DateKind, date: string, today: string): Refusal | null {
  return kind === 'released' && date > today ? refuse('claimInFuture') : null
}

/** Only one of the two kinds of retirement date may be chosen; every other kind stands alone. */
function rivalOf(kind: DateKind): DateKind {
  if (kind === 'retires') return 'retiresNotBefore'
  return kind === 'retiresNotBefore' ? 'retires' : kind
}

/** The index of the fresh claim to choose for a kind, or null. */
function selectOf(kind: DateKind, existing: readonly DateClaim[], fresh: readonly StatedDate[]): number | null {
  const dates = new Set(fresh.filter((claim) => claim.kind === kind).map((claim) => claim.date))
  if (dates.size !== 1 || existing.some((claim) => claim.kind === kind)) return null
  if (kind === 'retires' && chosenDate(existing, 'retiresNotBefore') !== null) return null
  const isFirmStated = [...existing, ...fresh].some((claim) => claim.kind === 'retires')
  if (kind === 'retiresNotBefore' && isFirmStated) return null
  return fresh.findIndex((claim) => claim.kind === kind)
}

function chosenDate(claims: readonly DateClaim[], kind: DateKind): string | null {
  return claims.find((claim) => claim.isChosen && claim.kind === kind)?.date ?? null
}

function claimKey(claim: StatedDate): string {
  return `${claim.kind}\n${claim.date}\n${claim.sourceUrl}`
}
