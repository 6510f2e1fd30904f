import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { authorityOf, isHonoring, weighedOptions } from '@/lib/authority/rules'
import { calendarDate } from '@/lib/days'
import { changeSeen, findSeen, type SeenDecision } from '@/lib/decision-writes/commands'
import { goneOwner } from '@/lib/decisions/commands'
import { bandOfDecision, type MovableDecision, movableOf, refusalOf } from '@/lib/decisions/rules'
import type { DecisionReceipt } from '@/lib/decisions/schema'
import { done, type Result, refuse } from '@/lib/errors'
import { makeOwed } from '@/lib/owed/commands'
import { type DecisionSources, getSources, sha256Of } from '@/lib/packets/queries'
import { packetOf, packetText } from '@/lib/packets/rules'
import type { DecidedPart } from '@/lib/packets/schema'
import { lockPreference, movePreference } from '@/lib/preference-moves/commands'
import type { CosignInput, DecideInput } from './schema'

/** Puts a draft before another of leadership, who cosigns it. Whoever proposes it is who decides it. */
export async function proposeDecision(
  context: Context<'decision.issue'>,
  { id, version, conflict }: DecideInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { actor, now } = context
  if (actor.id === null) return refuse('decisionNeedsPerson')
  const seen = found.value
  const decider = { deciderId: actor.id, decider: actor.name, deciderConflict: conflict }
  const write = {
    operation: 'decision.propose',
    changes: { state: { before: seen.state, after: 'proposed' }, conflict: { before: null, after: conflict } },
    data: { state: 'proposed', proposedAt: now, ...decider },
  } as const
  return context.write(async (tx) => {
    await lockPreference(tx, seen.preferenceId)
    const stale = await staleOf(tx, seen)
    if (stale) return stale
    const movable = movableOf(seen, await getSources(tx, seen.preferenceId))
    return refusalOf(movable, 'propose', actor, calendarDate(now)) ?? changeSeen(tx, context, { seen, write })
  })
}

/** Issues a draft that one person may decide, who is the decider from now on. */
export async function issueDecision(
  context: Context<'decision.issue'>,
  { id, version, conflict }: DecideInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { id: personId, name } = context.actor
  if (personId === null) return refuse('decisionNeedsPerson')
  const signed = { decider: { id: personId, name, conflict }, cosigner: null, cosignNote: '' }
  return writeIssue(context, found.value, { move: 'issue', signed })
}

/** The second signature, which issues what was proposed: everything is looked at again as it stands then. */
export async function cosignDecision(
  context: Context<'decision.cosign'>,
  { id, version, conflict, note }: CosignInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { id: personId, name } = context.actor
  if (personId === null) return refuse('decisionNeedsPerson')
  const { deciderId, decider, deciderConflict } = found.value
  const proposer = { id: deciderId, name: decider, conflict: deciderConflict }
  const signed = { decider: proposer, cosigner: { id: personId, name, conflict }, cosignNote: note }
  return writeIssue(context, found.value, { move: 'cosign', signed })
}

type Signed = Pick<DecidedPart, 'decider' | 'cosigner' | 'cosignNote'>

type Issue = { readonly move: 'issue' | 'cosign'; readonly signed: Signed }

/**
 * One transaction: the preference is locked, so that nothing it is decided on changes meanwhile; then the rule, the frozen
 * decision with its packet, what it makes owed, and the move of the preference.
 */
function writeIssue(context: Context<never>, seen: SeenDecision, { move, signed }: Issue) {
  const { actor, now } = context
  return context.write(async (tx) => {
    await lockPreference(tx, seen.preferenceId)
    const stale = await staleOf(tx, seen)
    if (stale) return stale
    const sources = await getSources(tx, seen.preferenceId)
    const decision = movableOf(seen, sources)
    const refusal = refusalOf(decision, move, actor, calendarDate(now))
    if (refusal) return refusal
    if ((await goneOwner(tx, seen.steps)) !== null) return refuse('decisionOwnerGone')
    const frozen = frozenOf({ seen, decision, sources, signed, now })
    await tx.decision.updateMany({
      where: { preferenceId: seen.preferenceId, isCurrent: true, NOT: { id: seen.id } },
      data: { isCurrent: false, version: { increment: 1 }, updatedAt: now },
    })
    return changeSeen(tx, context, {
      seen,
      write: {
        operation: `decision.${move}`,
        changes: {
          ...{ state: { before: seen.state, after: 'issued' }, outcome: { before: null, after: seen.outcome } },
          conflict: { before: null, after: (signed.cosigner ?? signed.decider).conflict },
          packet: { before: null, after: sha256Of(frozen.packet) },
        },
        policyVersion: sources.policyVersion,
        data: frozen.data,
        also: (issuing) => settle(issuing, context, { seen, sources, ...frozen, move }),
      },
    })
  })
}

/** Whoever was overtaken learns that, and not what the state of the preference is by now. */
async function staleOf(tx: Transaction, { id, version }: SeenDecision) {
  const current = await tx.decision.findUniqueOrThrow({ where: { id }, select: { version: true } })
  const record = { type: 'decision', id, currentVersion: current.version }
  return current.version === version ? null : conflictSince(tx, record, version)
}

type Freezing = {
  readonly seen: SeenDecision
  readonly decision: MovableDecision
  readonly sources: DecisionSources
  readonly signed: Signed
  readonly now: Date
}

/** What the decision says from now on, in its columns and in its packet. */
function frozenOf({ seen, decision, sources, signed, now }: Freezing) {
  const { decider, cosigner, cosignNote } = signed
  const { preference, held, policy, policyVersion } = sources
  const band = bandOfDecision(decision)
  const chosen = held.flatMap(({ options }) => options).find(({ id }) => id === seen.optionId)
  const weighed = weighedOptions(held, policy).find(({ id }) => id === seen.optionId)
  const { modelId, themeId, title, statement, scope, strength } = preference
  const data = {
    ...{ state: 'issued' as const, isCurrent: true, issuedAt: now, band, policyVersion },
    ...{ deciderId: decider.id, decider: decider.name, deciderConflict: decider.conflict },
    ...(cosigner && { cosignerId: cosigner.id, cosigner: cosigner.name, cosignerConflict: cosigner.conflict }),
    ...(cosigner && { cosignedAt: now, cosignNote }),
    ...{ modelId, themeId, title, statement, scope, strength },
    ...{ expectedMinor: weighed?.expected ?? null, currency: chosen?.costed.currency ?? '' },
  }
  const part: DecidedPart = {
    ...{ id: seen.id, number: seen.number, outcome: seen.outcome, optionId: seen.optionId, reasons: seen.reasons },
    ...{ passedOver: seen.passedOver, distinguishing: seen.distinguishing, precedent: seen.precedent },
    ...{ publicSummary: seen.publicSummary, reviewBy: dayOf(seen.reviewBy), steps: seen.steps.map(stepOf) },
    ...{ band, authority: authorityOf(seen.outcome, band), decider, cosigner, cosignNote },
    issuedAt: now.toISOString(),
  }
  const packet = packetText(packetOf({ inputs: sources.inputs, policyVersion, decision: part }))
  return { data, part, packet }
}

function stepOf({ title, detail, owedTo, kind, dueOn, ownerId }: SeenDecision['steps'][number]) {
  return { title, detail, owedTo, kind, dueOn: dayOf(dueOn), ownerId }
}

type Settling = {
  readonly seen: SeenDecision
  readonly sources: DecisionSources
  readonly part: DecidedPart
  readonly packet: string
  readonly move: Issue['move']
}

/** Freezes the packet, puts on the ledger what honoring takes, and moves the preference on. */
async function settle(
  tx: Transaction,
  context: Context<never>,
  { seen, sources: { preference }, part, packet: text, move }: Settling,
): Promise<Result<readonly AuditEntry[]>> {
  await tx.decisionPacket.create({
    data: { decisionId: seen.id, text, sha256: sha256Of(text), createdAt: context.now },
    select: { decisionId: true },
  })
  const isHonored = isHonoring(seen.outcome)
  const step = { move: isHonored ? 'honor' : 'decide', operation: `decision.${move}` } as const
  const moved = await movePreference(tx, context, { seen: preference, step })
  if (!moved.ok) return moved
  const common = { modelId: preference.modelId, source: 'decision', decisionId: seen.id, isDemo: seen.isDemo } as const
  const steps = isHonored ? part.steps : reviewOf(part, preference.title)
  const owed = steps.map((one) => ({ ...one, ...common }))
  return done([moved.value, ...(await makeOwed(tx, context, owed))])
}

/** What is put off is owed on its day: somebody looks at it again. */
function reviewOf({ outcome, reviewBy, decider, reasons }: DecidedPart, title: string) {
  if (outcome !== 'defer' || reviewBy === null) return []
  const again = { title: `Look again: ${title}`, detail: reasons, dueOn: reviewBy, ownerId: decider.id }
  return [{ ...again, owedTo: 'model', kind: 'other' } as const]
}

function dayOf(date: Date | null): string | null {
  return date && calendarDate(date)
}
