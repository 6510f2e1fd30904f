import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { type AuditEntry, type Changes, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { done, type Result, refuse } from '@/lib/errors'
import { getPolicyInForce } from '@/lib/policies/queries'
import { policyCurrency } from '@/lib/policies/schema'
import { findSeenPreference, lockPreference, movePreference } from '@/lib/preference-moves/commands'
import { findOwnAssessment, type OwnAssessment } from './queries'
import {
  linesOf,
  mayBegin,
  moveRefusal,
  type ReadDraft,
  type ReadOption,
  readOptions,
  submitRefusal,
  toldDraft,
} from './rules'
import {
  type AssessmentMove,
  type AssessmentMoveInput,
  type AssessmentReceipt,
  assessmentLimits,
  type DraftAssessmentInput,
  type UpdateAssessmentInput,
} from './schema'

/**
 * Begins the actor's assessment of a preference that is verified or was assessed before. The first of all moves the
 * preference into assessment. There is one draft of each assessor at most: of two at once one wins.
 */
export async function draftAssessment(
  context: Context<'assessment.write'>,
  { preferenceId, version, options, ...said }: DraftAssessmentInput,
): Promise<Result<AssessmentReceipt>> {
  const { actor, now } = context
  const found = await findSeenPreference(context, { id: preferenceId, version })
  if (!found.ok) return found
  const { state, title } = found.value
  if (!mayBegin(state)) return refuse('assessmentNotNow', { state })
  const read = readOptions(options, policyCurrency)
  if (!read.ok) return read
  if (actor.id === null) return refuse('assessmentNeedsPerson')
  const made = { preferenceId, assessorId: actor.id, assessor: actor.name, createdAt: now, updatedAt: now }
  return context.write<AssessmentReceipt>(async (tx) => {
    const [assessment] = await tx.assessment.createManyAndReturn({
      ...{ data: [{ ...made, ...said }], skipDuplicates: true, select: { id: true } },
    })
    if (!assessment) return refuse('assessmentDraftExists')
    await writeOptions(tx, assessment.id, read.value)
    const step = { move: 'assess', operation: 'assessment.draft' } as const
    const moved = state === 'verified' ? await movePreference(tx, context, { seen: found.value, step }) : null
    if (moved && !moved.ok) return moved
    const record = { type: 'assessment', id: assessment.id, label: title, version: 1 }
    const changes = changesOfDraft(null, { ...said, options: read.value })
    const event = { operation: 'assessment.draft', record, changes }
    return {
      value: { id: assessment.id, version: 1, preferenceId },
      events: [event, ...(moved ? [moved.value] : [])],
    }
  })
}

/** Writes what the actor's draft says, with all its options and their estimates. */
export async function updateAssessment(
  context: Context<'assessment.write'>,
  { id, version, options, ...said }: UpdateAssessmentInput,
): Promise<Result<AssessmentReceipt>> {
  const found = await findMovable(context, { id, version, move: 'update' })
  if (!found.ok) return found
  const read = readOptions(options, policyCurrency)
  if (!read.ok) return read
  const changes = changesOfDraft(found.value, { ...said, options: read.value })
  if (Object.keys(changes).length === 0) return refuse('assessmentUnchanged')
  return change(context, found.value, async (tx) => {
    const where = { id, version, state: 'draft' } as const
    const data = { ...said, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.assessment.updateMany({ where, data })
    if (count !== 1) return null
    await removeOptions(tx, id)
    await writeOptions(tx, id, read.value)
    return done([entryOf(found.value, { operation: 'assessment.update', changes })])
  })
}

/**
 * Makes the draft the actor's assessment that holds, under the policy in force. Assessments of one preference come in one
 * after the other, so that nobody is told of a conflict because a colleague was as quick.
 */
export async function submitAssessment(
  context: Context<'assessment.write'>,
  input: AssessmentMoveInput,
): Promise<Result<AssessmentReceipt>> {
  const found = await findMovable(context, { ...input, move: 'submit' })
  if (!found.ok) return found
  const refusal = submitRefusal(found.value, assessmentLimits.fewestOptions)
  if (refusal) return refusal
  const { id, version, preferenceId } = found.value
  return change(context, found.value, async (tx) => {
    await lockPreference(tx, preferenceId)
    const policy = await getPolicyInForce(tx)
    const submission = { state: 'submitted', submittedAt: context.now, policyVersion: policy.version } as const
    const data = { ...submission, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.assessment.updateMany({ where: { id, version, state: 'draft' }, data })
    if (count !== 1) return null
    const seen = await tx.preference.findUniqueOrThrow({
      ...{ where: { id: preferenceId }, select: { id: true, version: true, title: true, state: true } },
    })
    const step = { move: 'submit', operation: 'assessment.submit' } as const
    const moved = await movePreference(tx, context, { seen, step })
    if (!moved.ok) return moved
    const changes = changesOfDraft(null, found.value)
    const entry = entryOf(found.value, { operation: 'assessment.submit', changes })
    return done([{ ...entry, policyVersion: policy.version }, moved.value])
  })
}

/** Takes back what the actor submitted. It stays on record and no longer holds; the preference stays assessed. */
export async function withdrawAssessment(
  context: Context<'assessment.write'>,
  input: AssessmentMoveInput,
): Promise<Result<AssessmentReceipt>> {
  const found = await findMovable(context, { ...input, move: 'withdraw' })
  if (!found.ok) return found
  const { id, version, preferenceId, title } = found.value
  return change(context, found.value, async (tx) => {
    await lockPreference(tx, preferenceId)
    const proposed = await tx.decision.count({ where: { preferenceId, state: 'proposed' } })
    if (proposed > 0) return refuse('assessmentIsDecidedOn')
    const data = { state: 'withdrawn', version: { increment: 1 }, updatedAt: context.now } as const
    const { count } = await tx.assessment.updateMany({ where: { id, version, state: 'submitted' }, data })
    if (count !== 1) return null
    const changes = { state: { before: 'submitted', after: 'withdrawn' } }
    const entry = entryOf(found.value, { operation: 'assessment.withdraw', changes })
    // The preference itself does not change; its history tells it all the same.
    const preference = { type: 'preference', id: preferenceId, label: title, version: null }
    return done([entry, { operation: 'assessment.withdraw', record: preference, changes: {} }])
  })
}

/** Takes the actor's draft away. What it said stays in the audit log. */
export async function discardAssessment(
  context: Context<'assessment.write'>,
  input: AssessmentMoveInput,
): Promise<Result<AssessmentReceipt>> {
  const found = await findMovable(context, { ...input, move: 'discard' })
  if (!found.ok) return found
  const { id, version } = found.value
  return change(context, found.value, async (tx) => {
    // By its version first: whoever comes second waits here, and finds nothing more to take away.
    const where = { id, version, state: 'draft' } as const
    const { count } = await tx.assessment.updateMany({ where, data: { version: { increment: 1 } } })
    if (count !== 1) return null
    await removeOptions(tx, id)
    await tx.assessment.deleteMany({ where: { id } })
    const nothing = { feasibility: found.value.feasibility, explanation: '', options: [] }
    return done([
      entryOf(found.value, { operation: 'assessment.discard', changes: changesOfDraft(found.value, nothing) }),
    ])
  })
}

type Wanted = AssessmentMoveInput & { readonly move: AssessmentMove }

/** The actor's assessment as the sender saw it; refuses what is not there, somebody else's, or has changed since. */
async function findMovable(context: Context<'assessment.write'>, { id, version, move }: Wanted) {
  const found = await findOwnAssessment(context, id)
  if (!found) return refuse('notFound')
  const refusal = moveRefusal(found, move, context.actor)
  if (refusal) return refusal
  return found.version === version ? done(found) : conflictSince(context.db, recordOf(found), version)
}

type Written = (tx: Transaction) => Promise<Result<readonly [AuditEntry, ...AuditEntry[]]> | null>

/** One change of an assessment in one transaction; null of `write` is a conflict. */
function change(context: Context<'assessment.write'>, assessment: OwnAssessment, write: Written) {
  const { id, version, preferenceId } = assessment
  return context.write<AssessmentReceipt>(async (tx) => {
    const written = await write(tx)
    if (written === null) return conflictSince(tx, recordOf(assessment), version)
    return written.ok ? { value: { id, version: version + 1, preferenceId }, events: written.value } : written
  })
}

function recordOf({ id, version }: Pick<OwnAssessment, 'id' | 'version'>) {
  return { type: 'assessment', id, currentVersion: version }
}

function entryOf({ id, version, title }: OwnAssessment, told: Pick<AuditEntry, 'operation' | 'changes'>): AuditEntry {
  return { ...told, record: { type: 'assessment', id, label: title, version: version + 1 } }
}

/** An option that goes is told too. */
function changesOfDraft(before: ReadDraft | null, after: ReadDraft): Changes {
  const told = before ? toldDraft(before, after.options.length) : {}
  return changesBetween(told, toldDraft(after, before?.options.length))
}

async function writeOptions(tx: Transaction, assessmentId: string, options: readonly ReadOption[]): Promise<void> {
  for (const [at, { costed, ...option }] of options.entries()) {
    const { currency, horizonMonths, risks, lines } = costed
    const { safety: riskSafety, security: riskSecurity, legal: riskLegal, reputation: riskReputation } = risks
    const counted = { currency, horizonMonths, riskSafety, riskSecurity, riskLegal, riskReputation }
    const { id: optionId } = await tx.assessmentOption.create({
      data: { ...option, ...counted, assessmentId, position: at + 1 },
      select: { id: true },
    })
    await tx.costLine.createMany({ data: linesOf(lines).map((line) => ({ ...line, optionId })) })
  }
}

async function removeOptions(tx: Transaction, assessmentId: string): Promise<void> {
  await tx.costLine.deleteMany({ where: { option: { assessmentId } } })
  await tx.assessmentOption.deleteMany({ where: { assessmentId } })
}
