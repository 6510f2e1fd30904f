import { type Actor, may } from '@/lib/auth/permissions'
import { isOpen, type Window } from '@/lib/availability/rules'
import { missingDownsides } from '@/lib/downsides/rules'
import type { DownsideKind } from '@/lib/downsides/schema'
import { type Refusal, refuse } from '@/lib/errors'
import { foldText } from '@/lib/identities/rules'
import { type DatedModel, retirementDatesRefusal } from '@/lib/models/rules'
import type { Stage } from '@/lib/models/schema'
import type { PolicyValues } from '@/lib/policies/schema'
import { type Projection, standingOf as preservationOf } from '@/lib/preservation/rules'
import {
  attestedItems,
  type ChecklistItem,
  type ChecklistStanding,
  checklistItems,
  type FindingBasis,
  type FindingState,
  type ItemMove,
  itemMoves,
  waivableItems,
} from './schema'

/** Somebody's word on an item, while it stands. */
export type Settlement = { readonly item: ChecklistItem; readonly kind: 'attested' | 'waived' }

export type DecidedWindow = Window & { readonly decision: string }

/** All that the checklist of one model is found from. */
export type ChecklistFacts<S extends Settlement = Settlement> = {
  readonly dates: DatedModel
  readonly settlements: readonly S[]
  readonly downsides: readonly { readonly kind: DownsideKind }[]
  readonly windows: readonly DecidedWindow[]
  /** A report that was filed stays filed. */
  readonly isReportFiled: boolean
  readonly preferences: RecordedPreferences
  /** How the model is kept; null where nothing is known of it. */
  readonly kept: KeptWeights | null
}

/** How many preferences of the model are on record, and what those are called that nobody has assessed. */
export type RecordedPreferences = { readonly count: number; readonly unassessed: readonly string[] }

export type KeptWeights = Pick<Projection, 'levelIfFresh' | 'restsOnAt' | 'oldestCheckAt'>

/** `missing` names what is left; `refusal` says which date stands in the way. */
type Derived = { readonly isMet: boolean; readonly missing: readonly string[]; readonly refusal: Refusal | null }

export type Finding<S extends Settlement = Settlement> = Omit<Derived, 'isMet'> & {
  readonly item: ChecklistItem
  readonly state: FindingState
  /** The record says nothing about it. */
  readonly isSilent: boolean
  /** Null while it is not met. */
  readonly basis: FindingBasis | null
  readonly settlement: S | null
}

/** When it is asked, and under which thresholds. */
export type Day = {
  readonly now: Date
  readonly policy: Pick<PolicyValues, 'noticeDays' | 'fixityIntervalDays'>
}

/**
 * What the record itself tells about an item. Where it is silent a steward's word settles it, and nowhere else: once it
 * speaks, attestations count no longer.
 */
const derivations: Readonly<Record<Exclude<ChecklistItem, 'interview'>, (facts: ChecklistFacts, day: Day) => Derived>> =
  {
    notice: ({ dates }, day) => {
      const refusal = retirementDatesRefusal(dates, day)
      return { isMet: refusal === null, missing: [], refusal }
    },
    downsides: ({ downsides }) => ofMissing(missingDownsides(downsides)),
    preferences: ({ preferences }) => ofPreferences(preferences),
    weights: ({ kept }, day) => ({ isMet: areWeightsKept(kept, day), missing: [], refusal: null }),
    report: ({ isReportFiled }) => ({ isMet: isReportFiled, missing: [], refusal: null }),
    availability: ({ dates, windows }) => {
      const { isAnyKnown, undecided } = decidedSurfaces(windows, dates)
      return { ...ofMissing(undecided), isMet: isAnyKnown && undecided.length === 0 }
    },
  }

/** Every item with its state, in the order of the list. What is met needs no waiver, so a waiver shows only where it counts. */
export function findingsOf<S extends Settlement>(facts: ChecklistFacts<S>, day: Day): readonly Finding<S>[] {
  return checklistItems.map((item): Finding<S> => {
    const derived = item === 'interview' ? nothingDerived : derivations[item](facts, day)
    const isSilent = isSilentOn(item, facts)
    const wordOf = (kind: S['kind']) =>
      facts.settlements.find((word) => word.item === item && word.kind === kind) ?? null
    const { missing, refusal } = derived
    const told = { item, missing, refusal, isSilent }
    if (derived.isMet) return { ...told, state: 'met', basis: 'record', settlement: null }
    const attestation = isSilent ? wordOf('attested') : null
    if (attestation) return { ...told, state: 'met', basis: 'attestation', settlement: attestation }
    const waiver = wordOf('waived')
    if (waiver) return { ...told, state: 'waived', basis: 'waiver', settlement: waiver }
    return { ...told, state: 'notMet', basis: null, settlement: null }
  })
}

/**
 * The weights, and the configuration without which they cannot be served, lie in at least two places, and the last checks
 * of those copies passed and are not older than the policy asks.
 */
export function areWeightsKept(kept: KeptWeights | null, { now, policy }: Day): boolean {
  if (!kept) return false
  const { level, isStale } = preservationOf({ ...kept, missing: [] }, { now, ...policy })
  return level > 0 && !isStale
}

/** What the rule of the move looks at. The notice is left to the dates on record, which no override overrules. */
export function standingOf(
  findings: readonly Pick<Finding, 'item' | 'state'>[],
  overrides: readonly { readonly state: string }[],
): ChecklistStanding {
  const unmet = findings.filter(({ item, state }) => state === 'notMet' && item !== 'notice').map(({ item }) => item)
  return { unmet, isOverridden: overrides.some(({ state }) => state === 'confirmed') }
}

type Attempt = { readonly stage: Stage | null; readonly finding: Finding; readonly actor: Actor }

/** Why this cannot be done about an item now; null when it can. What was waived for a retirement that is made stays so. */
export function itemMoveRefusal(move: ItemMove, { stage, finding, actor }: Attempt): Refusal | null {
  if (!may(actor, `checklist.${move}`)) return refuse('forbidden')
  const isOver = stage === 'retired' && (move === 'waive' || move === 'unwaive')
  if (isOver) return refuse('checklistClosed')
  switch (move) {
    case 'attest':
      if (!finding.isSilent) return refuse('itemNotAttested')
      return finding.basis === 'attestation' ? refuse('itemAttested') : null
    case 'retract':
      return finding.basis === 'attestation' ? null : refuse('wordTakenBack')
    case 'waive':
      if (!waivableItems.some((item) => item === finding.item)) return refuse('itemNotWaivable')
      if (finding.state === 'met') return refuse('itemMet')
      return finding.basis === 'waiver' ? refuse('itemWaived') : null
    case 'unwaive':
      return finding.basis === 'waiver' ? null : refuse('wordTakenBack')
    default:
      return move satisfies never
  }
}

/** What this actor may do about an item now. */
export function itemMovesOf(attempt: Attempt): readonly ItemMove[] {
  return itemMoves.filter((move) => itemMoveRefusal(move, attempt) === null)
}

/** A word that something is met shows what it rests on. */
export function evidenceRefusal(evidence: {
  readonly evidenceUrl: string
  readonly evidenceSha256: string
}): Refusal | null {
  return evidence.evidenceUrl || evidence.evidenceSha256 ? null : refuse('evidenceMissing')
}

/**
 * Every preference on record is assessed or decided, or has ended otherwise. None on record is no answer: not asked is not
 * the same as nothing wished.
 */
export function ofPreferences({ count, unassessed }: RecordedPreferences): Derived {
  return { ...ofMissing(unassessed), isMet: count > 0 && unassessed.length === 0 }
}

/**
 * The surfaces on which the model could be reached before its retirement, and those of them for which nobody has decided
 * what holds from that day on. A window decides when it holds on the day and was opened for it, promised beyond it, or
 * says who decided it: one that was merely never ended says nothing.
 */
export function decidedSurfaces(windows: readonly DecidedWindow[], { deprecatedOn, retiresOn }: DatedModel) {
  const open = windows.filter(
    ({ mode, startsOn }) => mode !== 'none' && (!retiresOn || !startsOn || startsOn < retiresOn),
  )
  const surfaces = [...new Map(open.map(({ surface }) => [foldText(surface), surface])).values()]
  const undecided = surfaces.filter(
    (surface) =>
      !retiresOn ||
      !windows.some(
        (window) =>
          foldText(window.surface) === foldText(surface) &&
          isOpen(window, retiresOn) &&
          isDecided(window, { retiresOn, since: deprecatedOn ?? retiresOn }),
      ),
  )
  return { isAnyKnown: windows.length > 0, undecided }
}

function isDecided(
  { startsOn, committedUntil, decision }: DecidedWindow,
  { retiresOn, since }: { readonly retiresOn: string; readonly since: string },
): boolean {
  if (decision.trim() || (committedUntil && committedUntil > retiresOn)) return true
  return startsOn !== null && startsOn >= since
}

const nothingDerived: Derived = { isMet: false, missing: [], refusal: null }

function ofMissing(missing: readonly string[]): Derived {
  return { isMet: missing.length === 0, missing, refusal: null }
}

function isSilentOn(item: ChecklistItem, { preferences }: Pick<ChecklistFacts, 'preferences'>): boolean {
  const mayBe = attestedItems.some((attested) => attested === item)
  return mayBe && (item !== 'preferences' || preferences.count === 0)
}
