import { type Actor, may } from '@/lib/auth/permissions'
import { type ChecklistStanding, checklistItems } from '@/lib/checklists/schema'
import type { DateKind } from '@/lib/dates/schema'
import { calendarDate, daysBetween, plusDays } from '@/lib/days'
import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import type { PolicyValues } from '@/lib/policies/schema'
import { type Move, moves, type Stage, type StageState, stages } from './schema'

/** Where each move leads, from each stage. Retired is the end of the lifecycle, not of availability. */
export const transitions = {
  unrecorded: { recordStage: ['active', 'legacy', 'deprecated', 'retired'] },
  active: { markLegacy: ['legacy'], deprecate: ['deprecated'] },
  legacy: { deprecate: ['deprecated'], reprieve: ['active'] },
  deprecated: { retire: ['retired'], reprieve: ['active', 'legacy'] },
  retired: {},
} as const satisfies Record<StageState, Partial<Record<Move, readonly Stage[]>>>

/** The dates of the chosen claims, as calendar dates (YYYY-MM-DD). */
export type DatedModel = {
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
}

/** What the rules look at. */
export type MovableModel = DatedModel & { readonly stage: Stage | null; readonly checklist: ChecklistStanding }

/** Of a model whose checklist nobody has read. It can be moved wherever no checklist stands in the way. */
export const nothingSettled: ChecklistStanding = { unmet: checklistItems, isOverridden: false }

/** Who moves, when (database time), and under which thresholds. */
export type MoveBy = { readonly actor: Actor; readonly now: Date; readonly policy: Pick<PolicyValues, 'noticeDays'> }

export type OfferedMove = { readonly move: Move; readonly to: readonly Stage[] }

export type BlockedMove = { readonly move: Move; readonly refusal: Refusal }

/** One move to one stage. */
type Step = { readonly move: Move; readonly to: Stage }

/** The stages that `move` can lead to, or why it cannot be made by this actor at this time. */
export function moveOf(
  model: MovableModel,
  move: Move,
  by: MoveBy,
): { readonly ok: true; readonly to: readonly Stage[] } | Refusal {
  const refusals = leadsTo(model, move).map((to) => ({ to, refusal: refusalOf(model, { move, to }, by) }))
  const to = refusals.filter(({ refusal }) => refusal === null).map((step) => step.to)
  if (to.length > 0) return { ok: true, to }
  return refusals[0]?.refusal ?? refuse('moveNotOffered', { stage: model.stage ?? 'unrecorded' })
}

/** Null when `move` may lead to that very stage now, else why not. */
export function refusalOf(model: MovableModel, step: Step, { actor, now, policy }: MoveBy): Refusal | null {
  if (!leadsTo(model, step.move).includes(step.to)) {
    return refuse('moveNotOffered', { stage: model.stage ?? 'unrecorded' })
  }
  if (!may(actor, 'model.move')) return refuse('moveNeedsSteward')
  const byDates = dateRefusal(model, step, { today: calendarDate(now), noticeDays: policy.noticeDays })
  return byDates ?? checklistRefusal(model.checklist, step.move)
}

/** Why the dates on record do not allow a retirement now, whatever else is settled. No override overrules them. */
export function retirementDatesRefusal(model: DatedModel, { now, policy }: Omit<MoveBy, 'actor'>): Refusal | null {
  const step = { move: 'retire', to: 'retired' } as const
  return dateRefusal(model, step, { today: calendarDate(now), noticeDays: policy.noticeDays })
}

/** A model is retired when every item is met or waived, or two people have said that it is retired all the same. */
function checklistRefusal({ unmet, isOverridden }: ChecklistStanding, move: Move): Refusal | null {
  if (move !== 'retire' || unmet.length === 0 || isOverridden) return null
  return refuse('checklistUnmet', { count: unmet.length, items: unmet.join(',') })
}

function leadsTo(model: MovableModel, move: Move): readonly Stage[] {
  const offered: Partial<Record<Move, readonly Stage[]>> = transitions[model.stage ?? 'unrecorded']
  return offered[move] ?? []
}

/**
 * The stages a model may have from the moment it is put on record. Not retired: nothing leads back from there, so it
 * takes a move, which says why and is held to the dates on record.
 */
export const firstStages: readonly Stage[] = ['active', 'legacy', 'deprecated']

export function firstStageRefusal(stage: Stage | null): Refusal | null {
  return stage === null || firstStages.includes(stage) ? null : refuse('firstStageRetired')
}

/** Every move of the model's stage, split into those that would be accepted now and those that would not, and why. */
export function movesOf(
  model: MovableModel,
  by: MoveBy,
): { readonly offered: readonly OfferedMove[]; readonly blocked: readonly BlockedMove[] } {
  const offered: OfferedMove[] = []
  const blocked: BlockedMove[] = []
  for (const move of moves) {
    const answer = moveOf(model, move, by)
    if (answer.ok) offered.push({ move, to: answer.to })
    else if (answer.code !== 'moveNotOffered') blocked.push({ move, refusal: answer })
  }
  return { offered, blocked }
}

/** The stages that one of several models can go to, in the order of the lifecycle. */
export function targetsOf(offered: readonly Stage[]): readonly Stage[] {
  return stages.filter((stage) => offered.includes(stage))
}

type NamedSteward = { readonly id: string | null; readonly isActive: boolean }

/** Refuses to name somebody who is no active steward. Whoever is named already may stay, whatever became of her role. */
export function stewardRefusal(named: NamedSteward, currentId: string | null): Refusal | null {
  if (named.id === null || named.id === currentId || named.isActive) return null
  return refuseFields({ stewardId: { code: 'notSteward' } })
}

/** A reprieve takes back something that was announced, so it says where that was announced. */
export function needsAnnouncement(move: Move): boolean {
  return move === 'reprieve'
}

type MoveEvent = {
  readonly operation: string
  readonly at: string
  readonly reason: string | null
  readonly changes: readonly { readonly name: string; readonly after: string }[]
}

/** When, why and where announced, if the model's last move was a reprieve that still holds. `at` is an ISO instant. */
export function reprieveIn(lastMove: MoveEvent | null) {
  if (lastMove?.operation !== 'model.reprieve') return null
  const announcement = lastMove.changes.find(({ name }) => name === 'announcement')?.after ?? ''
  return { at: lastMove.at, reason: lastMove.reason ?? '', announcement }
}

/** How long a retirement was announced ahead, in days, and how long the policy asks for. */
export type Notice = { readonly days: number; readonly needed: number; readonly isShort: boolean }

/** From the chosen announcement to the chosen retirement; null while one of them is missing, or only a floor is known. */
export function noticeOf(
  { deprecatedOn, retiresOn, isRetirementTentative }: DatedModel,
  { noticeDays }: MoveBy['policy'],
): Notice | null {
  if (!deprecatedOn || !retiresOn || isRetirementTentative) return null
  const days = daysBetween(deprecatedOn, retiresOn)
  return { days, needed: noticeDays, isShort: days < noticeDays }
}

/** The notice there would be if this date were the chosen one; null for dates that notice does not depend on. */
export function noticeWith(
  { kind, date }: { readonly kind: DateKind; readonly date: string },
  model: DatedModel,
  policy: MoveBy['policy'],
): Notice | null {
  if (kind === 'retires') return noticeOf({ ...model, retiresOn: date, isRetirementTentative: false }, policy)
  return kind === 'deprecated' ? noticeOf({ ...model, deprecatedOn: date }, policy) : null
}

/** The first day on which a model that was announced to retire on `announcedOn` may be retired. */
export function noticeEnd(announcedOn: string, { noticeDays }: MoveBy['policy']): string {
  const left = daysBetween(announcedOn, LAST_DAY)
  return plusDays(announcedOn, Math.min(noticeDays, left))
}

/** Beyond it a calendar date would have five digits for its year. */
const LAST_DAY = '9999-12-31'

type Day = { readonly today: string; readonly noticeDays: number }

/**
 * A tentative date ("not before") never moves a stage, no stage moves ahead of its date, whichever move leads there, and
 * nothing is retired before the notice has run: the days since the announcement, whatever the retirement date says.
 * Only recording what a source states needs no date, because a blank means "not found", never "no", and no notice, because
 * whoever retired the model has done so already.
 */
function dateRefusal(model: DatedModel, { move, to }: Step, { today, noticeDays }: Day): Refusal | null {
  const { deprecatedOn, retiresOn } = model
  const isDateNeeded = move !== 'recordStage'
  if (to === 'deprecated') {
    if (!deprecatedOn) return isDateNeeded ? refuse('deprecationDateMissing') : null
    if (deprecatedOn > today) return refuse('deprecationDateAhead', { date: deprecatedOn })
  }
  if (to === 'retired') {
    if (!retiresOn) return isDateNeeded ? refuse('retirementDateMissing') : null
    if (model.isRetirementTentative) return refuse('retirementDateTentative', { date: retiresOn })
    if (retiresOn > today) return refuse('retirementDateAhead', { date: retiresOn })
    return isDateNeeded ? noticeRefusal(deprecatedOn, { today, noticeDays }) : null
  }
  return null
}

function noticeRefusal(announcedOn: string | null, { today, noticeDays }: Day): Refusal | null {
  if (!announcedOn) return refuse('deprecationDateMissing')
  const given = daysBetween(announcedOn, today)
  const date = noticeEnd(announcedOn, { noticeDays })
  return given < noticeDays ? refuse('noticeTooShort', { given: Math.max(0, given), needed: noticeDays, date }) : null
}

const providerNames: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  xai: 'xAI',
  deepseek: 'DeepSeek',
  ai21: 'AI21',
}

/** How a provider writes itself; others get a capital letter. */
export function providerName(provider: string): string {
  return providerNames[provider] ?? provider.charAt(0).toUpperCase() + provider.slice(1)
}
