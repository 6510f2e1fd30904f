import { type Actor, may } from '@/lib/auth/permissions'
import type { ChecklistItem } from '@/lib/checklists/schema'
import { type Refusal, refuse } from '@/lib/errors'
import type { Stage } from '@/lib/models/schema'
import { type OverrideMove, type OverrideState, overrideMoves } from './schema'

/**
 * Where each move leads. A confirmed override is used up by the retirement that follows, and one that is still open lapses
 * with a reprieve or when the retirement did not need it: both happen with the model's own move.
 */
export const overrideTransitions = {
  proposed: { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn' },
  confirmed: { withdraw: 'withdrawn' },
  declined: {},
  withdrawn: {},
  used: {},
  lapsed: {},
} as const satisfies Record<OverrideState, Partial<Record<OverrideMove, OverrideState>>>

/** What may still come of it. */
export const openOverrideStates = ['proposed', 'confirmed'] as const satisfies readonly OverrideState[]

export type MovableOverride = { readonly state: OverrideState; readonly proposedById: string }

/** The state that `move` leads to, or why this actor cannot make it now. Nobody confirms what she proposed herself. */
export function overrideMoveOf(
  override: MovableOverride,
  move: OverrideMove,
  actor: Actor,
): { readonly ok: true; readonly to: OverrideState } | Refusal {
  const offered: Partial<Record<OverrideMove, OverrideState>> = overrideTransitions[override.state]
  const to = offered[move]
  if (!to) return refuse('overrideMoveNotOffered', { state: override.state })
  if (!may(actor, `retirementOverride.${move}`)) return refuse('forbidden')
  if (actor.id === null) return refuse('overrideNeedsPerson')
  if (move === 'confirm' && actor.id === override.proposedById) return refuse('overrideOwn')
  return { ok: true, to }
}

export function overrideMovesOf(override: MovableOverride, actor: Actor): readonly OverrideMove[] {
  return overrideMoves.filter((move) => overrideMoveOf(override, move, actor).ok)
}

type Proposal = {
  readonly stage: Stage | null
  readonly unmet: readonly ChecklistItem[]
  readonly overrides: readonly { readonly state: OverrideState }[]
  readonly actor: Actor
}

/** Why no override can be proposed now; null when one can. It is for a model whose checklist stands in the way. */
export function proposalRefusal({ stage, unmet, overrides, actor }: Proposal): Refusal | null {
  if (!may(actor, 'retirementOverride.propose')) return refuse('forbidden')
  if (actor.id === null) return refuse('overrideNeedsPerson')
  if (stage !== 'deprecated') return refuse('overrideNotOffered')
  const open = overrides.find(({ state }) => openOverrideStates.some((known) => known === state))
  if (open) return refuse('overrideOpen', { state: open.state })
  return unmet.length === 0 ? refuse('checklistDone') : null
}
