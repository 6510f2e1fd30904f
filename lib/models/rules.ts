import { type Actor, may } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/calendar'
import { type Refusal, refuse, refuseFields } from '@/lib/errors'
import { type Move, moves, type Stage, type StageState } from './schema'

/** Where each move leads, from each stage. Retired is the end of the lifecycle, not of availability. */
export const transitions = {
  unrecorded: { recordStage: ['active', 'legacy', 'deprecated', 'retired'] },
  active: { markLegacy: ['legacy'], deprecate: ['deprecated'] },
  legacy: { deprecate: ['deprecated'], reprieve: ['active'] },
  deprecated: { retire: ['retired'], reprieve: ['active', 'legacy'] },
  retired: {},
} as const satisfies Record<StageState, Partial<Record<Move, readonly Stage[]>>>

/** What the rules look at; dates are calendar dates (YYYY-MM-DD), the chosen claims'. */
export type MovableModel = {
  readonly stage: Stage | null
  readonly deprecatedOn: string | null
  readonly retiresOn: string | null
  readonly isRetirementTentative: boolean
}

export type OfferedMove = { readonly move: Move; readonly to: readonly Stage[] }

export type BlockedMove = { readonly move: Move; readonly refusal: Refusal }

/** Who wants to move a model, and when. */
type Moving = { readonly actor: Actor; readonly now: Date }

/** The stages that `move` can lead to, or why it cannot be made by this actor at this time. */
export function moveOf(
  model: MovableModel,
  move: Move,
  by: Moving,
): { readonly ok: true; readonly to: readonly Stage[] } | Refusal {
  const targets = targetsOf(model, move)
  const refusals = targets.map((to) => refusalOf(model, { move, to }, by))
  const to = targets.filter((_, index) => refusals[index] === null)
  if (to.length > 0) return { ok: true, to }
  return (
    refusals.find((refusal) => refusal !== null) ?? refuse('moveNotOffered', { stage: model.stage ?? 'unrecorded' })
  )
}

/** Null when `move` may lead to that very stage now, else why not. */
export function refusalOf(
  model: MovableModel,
  { move, to }: { readonly move: Move; readonly to: Stage },
  { actor, now }: Moving,
): Refusal | null {
  if (!targetsOf(model, move).includes(to)) return refuse('moveNotOffered', { stage: model.stage ?? 'unrecorded' })
  if (!may(actor, 'model.move')) return refuse('moveNeedsSteward')
  return dateRefusal(model, { move, to }, calendarDate(now))
}

function targetsOf(model: MovableModel, move: Move): readonly Stage[] {
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
  by: { readonly actor: Actor; readonly now: Date },
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

/**
 * A tentative date ("not before") never moves a stage, and no stage moves ahead of its date, whichever move leads there.
 * Only recording what a source states needs no date: a blank means "not found", never "no".
 */
function dateRefusal(
  model: MovableModel,
  { move, to }: { readonly move: Move; readonly to: Stage },
  today: string,
): Refusal | null {
  const isDateNeeded = move !== 'recordStage'
  if (to === 'deprecated') {
    if (!model.deprecatedOn) return isDateNeeded ? refuse('deprecationDateMissing') : null
    if (model.deprecatedOn > today) return refuse('deprecationDateAhead', { date: model.deprecatedOn })
  }
  if (to === 'retired') {
    if (!model.retiresOn) return isDateNeeded ? refuse('retirementDateMissing') : null
    if (model.isRetirementTentative) return refuse('retirementDateTentative', { date: model.retiresOn })
    if (model.retiresOn > today) return refuse('retirementDateAhead', { date: model.retiresOn })
  }
  return null
}

/** The URL part of a model: letters, digits, dots and hyphens of its identifier, else of its name. Never empty. */
export function slugOf(model: {
  readonly provider: string
  readonly apiId: string | null
  readonly displayName: string
}): string {
  return slugify(model.apiId ?? '') || slugify(`${model.provider} ${model.displayName}`) || 'model'
}

/** Pages that stand beside the records, under the same address. */
const pages: readonly string[] = ['new', 'import']

/** The slug to use when others are taken: the name is added first, then a number. */
export function freeSlug(model: Parameters<typeof slugOf>[0], taken: ReadonlySet<string>): string {
  const plain = slugOf(model)
  if (!taken.has(plain) && !pages.includes(plain)) return plain
  const named = `${plain}-${slugify(model.displayName) || 'model'}`
  if (!taken.has(named)) return named
  let number = 2
  while (taken.has(`${named}-${number}`)) number += 1
  return `${named}-${number}`
}

/** What search looks in: lower-case NFKC, so that full-width and half-width forms find each other. */
export function searchTextOf(model: {
  readonly provider: string
  readonly apiId: string | null
  readonly displayName: string
  readonly family: string
  readonly aliases: readonly string[]
  readonly summary: string
}): string {
  const parts = [model.displayName, model.apiId ?? '', model.provider, model.family, ...model.aliases, model.summary]
  return parts.join(' ').normalize('NFKC').toLowerCase()
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

function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 80)
    .replace(/^[-.]+|[-.]+$/g, '')
}
