import type { ArtifactKind } from '@/lib/artifacts/schema'
import type { CopyMedium } from '@/lib/copies/schema'
import type { DrillResult } from '@/lib/drills/schema'
import type { FixityResult } from '@/lib/fixity-checks/schema'
import { foldText } from '@/lib/identities/rules'
import { sumByCurrency } from '@/lib/money/rules'
import type { Money } from '@/lib/money/schema'
import { type Level, neededKinds, type Placing, type Step, stepCodes } from './schema'

/** A copy that is kept, with what its last check found. Instants are ISO texts. */
export type KeptCopy = {
  readonly region: string
  readonly disasterZone: string
  readonly medium: CopyMedium
  readonly custodian: string
  readonly lastCheck: { readonly result: FixityResult; readonly checkedAt: string } | null
}

/** Its copies are those that have not ended. */
export type KeptArtifact = {
  readonly kind: ArtifactKind
  readonly label: string
  readonly copies: readonly KeptCopy[]
}

export type HeldDrill = { readonly result: DrillResult; readonly configMatches: boolean }

export type Evidence = {
  readonly artifacts: readonly KeptArtifact[]
  /** The newest drill; null when none was held. */
  readonly lastDrill: HeldDrill | null
}

/** What can be said about a model's preservation without knowing today's date or the policy. */
export type Projection = {
  /** The level if every check were recent enough. */
  readonly levelIfFresh: Level
  /** The oldest check that a level above 2 rests on; null below it. */
  readonly restsOnAt: string | null
  /** The oldest last check of a copy that counts. */
  readonly oldestCheckAt: string | null
  /** What the level after `levelIfFresh` wants. */
  readonly missing: readonly Step[]
}

export type Standing = { readonly level: Level; readonly isStale: boolean; readonly missing: readonly Step[] }

/** More copies in more places help no further level. */
const COPIES = { 1: 2, 2: 3 } as const

/**
 * The level of a model, after the NDSA's levels of digital preservation (version 2), over its weights and its
 * configuration; the weakest of them decides, and each level wants all below it.
 *
 * - 1: two copies in different places, each with a first check that passed.
 * - 2: three, in at least two regions and two disaster zones.
 * - 3: such three were checked on schedule, and not all are on one medium in the hands of one group.
 * - 4: no one group holds every copy, and the last restore drill passed with the configuration of old.
 *
 * A copy counts from its first check that passed until one does not. So no further copy, no passing check and no passing
 * drill ever lowers a level.
 */
export function projectionOf({ artifacts, lastDrill }: Evidence): Projection {
  const needed = artifacts.filter(({ kind }) => isNeeded(kind))
  const absent = neededKinds.filter((kind) => !needed.some((artifact) => artifact.kind === kind))
  const weakest = Math.min(...needed.map(levelOf))
  const isRestored = lastDrill?.result === 'passed' && lastDrill.configMatches
  const levelIfFresh = absent.length > 0 ? 0 : asLevel(Math.min(weakest, isRestored ? 4 : 3))
  const checks = needed.flatMap((artifact) => counted(artifact)).map(({ checkedAt }) => checkedAt)
  const steps = needed.flatMap((artifact) => stepsOf(artifact, levelIfFresh))
  return {
    levelIfFresh,
    restsOnAt: levelIfFresh > 2 ? oldest(needed.map(restsOn)) : null,
    oldestCheckAt: oldest(checks),
    missing: mostUrgentFirst([
      ...absent.map((kind) => stepOf('artifact', { kind })),
      ...steps,
      ...(levelIfFresh === 3 && !isRestored ? [stepOf('drill')] : []),
    ]),
  }
}

/** Of a model of which nothing was ever recorded. */
export const nothingKept = projectionOf({ artifacts: [], lastDrill: null })

export type Schedule = { readonly now: Date; readonly fixityIntervalDays: number }

/** Where a model stands today. A level above 2 falls to 2 when the checks it rests on are older than the schedule. */
export function standingOf(projection: Projection, schedule: Schedule): Standing {
  const { levelIfFresh, restsOnAt, oldestCheckAt, missing } = projection
  const isFallen = levelIfFresh > 2 && isOverdue(restsOnAt, schedule)
  const isStale = isOverdue(oldestCheckAt, schedule)
  const late = stepOf('schedule', { number: schedule.fixityIntervalDays })
  if (isFallen) return { level: 2, isStale, missing: [late] }
  return { level: levelIfFresh, isStale, missing: levelIfFresh === 2 && isStale ? [late, ...missing] : missing }
}

/** True when a check that passed is older than the schedule allows. What was never checked is not late but unknown. */
export function isOverdue(checkedAt: string | null, schedule: Schedule): boolean {
  return checkedAt !== null && Date.parse(checkedAt) < lastOnSchedule(schedule).getTime()
}

/** Whoever was checked at this instant or later was checked on schedule. */
export function lastOnSchedule({ now, fixityIntervalDays }: Schedule): Date {
  return new Date(now.getTime() - fixityIntervalDays * 86_400_000)
}

type Stored = {
  readonly bytes: bigint
  readonly copies: readonly (Pick<KeptCopy, 'lastCheck'> & { readonly cost: Money | null })[]
}

/** Sums over every copy that is kept of anything: bytes are those of the copies, not of what they are copies of. */
export function totalsOf(artifacts: readonly Stored[]) {
  const copies = artifacts.flatMap((artifact) => artifact.copies)
  return {
    copies: copies.length,
    failedCopies: copies.filter(({ lastCheck }) => lastCheck !== null && lastCheck.result !== 'passed').length,
    bytes: artifacts.reduce((sum, artifact) => sum + artifact.bytes * BigInt(artifact.copies.length), 0n),
    costs: sumByCurrency(copies.flatMap(({ cost }) => (cost ? [cost] : []))),
  }
}

function isNeeded(kind: ArtifactKind): boolean {
  return neededKinds.some((needed) => needed === kind)
}

type CountedCopy = KeptCopy & { readonly checkedAt: string }

function counted({ copies }: KeptArtifact): readonly CountedCopy[] {
  return copies.flatMap((copy) =>
    copy.lastCheck?.result === 'passed' ? [{ ...copy, checkedAt: copy.lastCheck.checkedAt }] : [],
  )
}

/** Of one artifact, with all its checks taken as recent; the drill is the model's. */
function levelOf(artifact: KeptArtifact): Level {
  const copies = counted(artifact)
  if (copies.length < COPIES[1] || spread(copies, placeOf) < 2) return 0
  if (!isScattered(copies)) return 1
  if (!isDiverse(copies)) return 2
  return spread(copies, ({ custodian }) => custodian) > 1 ? 4 : 3
}

function isScattered(copies: readonly KeptCopy[]): boolean {
  return copies.length >= COPIES[2] && spread(copies, regionOf) > 1 && spread(copies, zoneOf) > 1
}

function isDiverse(copies: readonly KeptCopy[]): boolean {
  return spread(copies, ({ medium }) => medium) > 1 || spread(copies, ({ custodian }) => custodian) > 1
}

/** The newest checks that are enough for level 3, and of those the oldest: while it is on schedule, so are they all. */
function restsOn(artifact: KeptArtifact): string {
  const newestFirst = counted(artifact).toSorted((one, other) => (one.checkedAt < other.checkedAt ? 1 : -1))
  const enough = newestFirst.find((_, at) => {
    const recent = newestFirst.slice(0, at + 1)
    return isScattered(recent) && isDiverse(recent)
  })
  return enough?.checkedAt ?? ''
}

/** What an artifact lacks for the level after `level`; nothing when it is beyond that already. */
function stepsOf(artifact: KeptArtifact, level: Level): readonly Step[] {
  if (levelOf(artifact) > level) return []
  if (level < 2) return placingSteps(artifact, COPIES[level === 0 ? 1 : 2])
  if (level === 2) return [stepOf('threats', { artifact: artifact.label })]
  return level === 3 ? [stepOf('custodians', { artifact: artifact.label })] : []
}

/** Copies that are there and do not count come first: to check or repair one is less than to make another. */
function placingSteps(artifact: KeptArtifact, needed: 2 | 3): readonly Step[] {
  const { label, copies } = artifact
  const failed = copies.filter(({ lastCheck }) => lastCheck !== null && lastCheck.result !== 'passed').length
  const unchecked = copies.filter(({ lastCheck }) => lastCheck === null).length
  const where = placingFor(copies, needed)
  const isShort = copies.length < needed
  return [
    ...(failed > 0 ? [stepOf('failed', { artifact: label, number: failed })] : []),
    ...(unchecked > 0 ? [stepOf('firstCheck', { artifact: label, number: unchecked })] : []),
    ...(isShort ? [stepOf('copies', { artifact: label, number: copies.length + 1, where })] : []),
    ...(!isShort && where !== 'anywhere' ? [stepOf('elsewhere', { artifact: label, where })] : []),
  ]
}

/** Where another copy must lie, given where copies lie already. */
function placingFor(copies: readonly KeptCopy[], needed: 2 | 3): Placing {
  if (copies.length === 0) return 'anywhere'
  if (needed === 2) return spread(copies, placeOf) > 1 ? 'anywhere' : 'place'
  if (spread(copies, regionOf) < 2) return 'region'
  return spread(copies, zoneOf) < 2 ? 'zone' : 'anywhere'
}

function mostUrgentFirst(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((one, other) => stepCodes.indexOf(one.code) - stepCodes.indexOf(other.code))
}

function stepOf(code: Step['code'], about: Partial<Omit<Step, 'code'>> = {}): Step {
  return { code, artifact: null, kind: null, number: null, where: null, ...about }
}

/** How many different values there are, in any case, width or spacing. */
function spread(copies: readonly KeptCopy[], read: (copy: KeptCopy) => string): number {
  return new Set(copies.map((copy) => foldText(read(copy)))).size
}

function regionOf({ region }: KeptCopy): string {
  return region
}

function zoneOf({ disasterZone }: KeptCopy): string {
  return disasterZone
}

function placeOf({ region, disasterZone }: KeptCopy): string {
  return `${region}\n${disasterZone}`
}

function oldest(instants: readonly string[]): string | null {
  return instants.toSorted()[0] ?? null
}

function asLevel(number: number): Level {
  if (number >= 4) return 4
  if (number >= 3) return 3
  if (number >= 2) return 2
  return number >= 1 ? 1 : 0
}
