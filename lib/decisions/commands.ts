import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { isHonoring } from '@/lib/authority/rules'
import { calendarDate } from '@/lib/days'
import type { Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { findSeen, moveRefusal, receiptOf, writeSeen } from '@/lib/decision-writes/commands'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { closeRefusal } from '@/lib/exceptions/rules'
import { getSources } from '@/lib/packets/queries'
import { findActivePerson } from '@/lib/people/queries'
import { visibleTo as preferencesVisibleTo } from '@/lib/preferences/queries'
import { preferenceAfter } from '@/lib/preferences/rules'
import { openDecision } from './queries'
import type {
  DecisionReceipt,
  DecisionStepInput,
  DraftDecisionInput,
  ExplainedDecisionInput,
  UpdateDecisionInput,
} from './schema'

/** Begins a decision about an assessed preference. There is one open at a time; of several at once one stands. */
export async function draftDecision(
  context: Context<'decision.draft'>,
  { preferenceId, readUntil, ...said }: DraftDecisionInput,
): Promise<Result<DecisionReceipt>> {
  const { actor, db } = context
  const where = { AND: [{ id: preferenceId }, preferencesVisibleTo(actor)] }
  const preference = await db.preference.findFirst({ where, select: aboutFields })
  if (!preference) return refuseFields({ preferenceId: { code: 'notOneOf' } })
  if (actor.id === null) return refuse('decisionNeedsPerson')
  const { state, ...about } = preference
  if (preferenceAfter(state, 'decide') === null) return refuse('preferenceMoveNotOffered', { state })
  const refusal = await saidRefusal(db, { preferenceId, readUntil, said })
  if (refusal) return refusal
  const [option, owners] = [await findOption(db, said), await nameOwners(db, said.steps)]
  const decider = { deciderId: actor.id, decider: actor.name }
  return context.write(async (tx) => {
    if (await tx.decision.findFirst({ where: openDecision(preferenceId), select: { id: true } })) {
      return refuse('decisionOpen')
    }
    const number = 1 + (await tx.decision.count({ where: { preferenceId } }))
    const made = { createdAt: context.now, updatedAt: context.now, createdById: actor.id }
    const steps = { create: stepsOf(said) }
    const data = { ...columnsOf(said), ...about, ...decider, ...made, preferenceId, number, steps }
    const { id } = await tx.decision.create({ data, select: { id: true } })
    const changes = changesBetween({}, toldOf({ ...said, option }, owners))
    return receiptOf({ id, version: 0, title: about.title }, { operation: 'decision.draft', changes })
  })
}

/** Words it anew. What was proposed is a draft again, so that nobody cosigns what she has not read. */
export async function updateDecision(
  context: Context<'decision.draft'>,
  { id, version, readUntil, ...said }: UpdateDecisionInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { actor, db } = context
  const seen = found.value
  const { preferenceId } = seen
  const refusal =
    (await moveRefusal(context, seen, 'update')) ?? (await saidRefusal(db, { preferenceId, readUntil, said }))
  if (refusal) return refusal
  if (actor.id === null) return refuse('decisionNeedsPerson')
  const decider = { deciderId: actor.id, decider: actor.name }
  const owners = await nameOwners(db, [...said.steps, ...seen.steps])
  const option = await findOption(db, said)
  const before = { ...toldOf(seen, owners), state: seen.state }
  return writeSeen(context, seen, {
    operation: 'decision.update',
    changes: changesBetween(before, { ...toldOf({ ...said, option }, owners), state: 'draft' }),
    data: { ...columnsOf(said), ...decider, state: 'draft', proposedAt: null },
    also: async (tx) => {
      await tx.decisionStep.deleteMany({ where: { decisionId: id } })
      await tx.decisionStep.createMany({ data: stepsOf(said).map((step) => ({ ...step, decisionId: id })) })
      return done([])
    },
  })
}

/** Takes back what nobody has issued. It stays on record as withdrawn. */
export async function withdrawDecision(
  context: Context<'decision.draft'>,
  { id, version, reason }: ExplainedDecisionInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const refusal = await moveRefusal(context, found.value, 'withdraw')
  if (refusal) return refusal
  const changes = { state: { before: found.value.state, after: 'withdrawn' } }
  return writeSeen(context, found.value, {
    ...{ operation: 'decision.withdraw', changes, reason, data: { state: 'withdrawn' } },
  })
}

/** Says that nothing is left to be done about something low in cost that was declined. The log keeps why. */
export async function closeDecision(
  context: Context<'decision.close'>,
  { id, version, reason }: ExplainedDecisionInput,
): Promise<Result<DecisionReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { closedAt, ...standing } = found.value
  const refusal = closeRefusal({ ...standing, isClosed: closedAt !== null }, context.actor)
  if (refusal) return refusal
  const changes = { closedAt: { before: null, after: context.now.toISOString() } }
  return writeSeen(context, found.value, {
    ...{ operation: 'decision.close', changes, reason, data: { closedAt: context.now } },
  })
}

const aboutFields = {
  ...{ modelId: true, themeId: true, title: true, statement: true, scope: true, strength: true, state: true },
} as const satisfies Prisma.PreferenceSelect

type Said = Omit<DraftDecisionInput, 'preferenceId' | 'readUntil'>

type Saying = Pick<DraftDecisionInput, 'preferenceId' | 'readUntil'> & { readonly said: Said }

/** Every assessment was read, an option belongs to one that holds, and whoever sees to a step can sign in. */
async function saidRefusal(reader: ReadClient, { preferenceId, readUntil, said }: Saying) {
  const { outcome, optionId, steps } = said
  const { held } = await getSources(reader, preferenceId)
  if (readUntil !== undefined && held.some(({ submittedAt }) => submittedAt > readUntil))
    return refuse('decisionOvertaken')
  if (!isHonoring(outcome)) return null
  if (optionId !== null) {
    const isHeld = held.some(({ options }) => options.some(({ id }) => id === optionId))
    if (!isHeld) return refuseFields({ optionId: { code: 'notOneOf' } })
  }
  const gone = await goneOwner(reader, steps)
  return gone === null ? null : refuseFields({ [`steps.${gone}.ownerId`]: { code: 'notActive' } })
}

/** The place of the first step whose owner can no longer sign in; null when there is none. */
export async function goneOwner(
  reader: Parameters<typeof findActivePerson>[0],
  steps: readonly Pick<DecisionStepInput, 'ownerId'>[],
): Promise<number | null> {
  for (const [at, { ownerId }] of steps.entries()) {
    if (ownerId !== null && !(await findActivePerson(reader, ownerId))) return at
  }
  return null
}

/** An option and steps are for what is honored, and a day is for what is deferred: what another outcome left is dropped. */
function columnsOf({ steps: _, conflict, reviewBy, optionId, ...said }: Said) {
  return {
    ...said,
    optionId: isHonoring(said.outcome) ? optionId : null,
    reviewBy: said.outcome === 'defer' && reviewBy !== null ? new Date(reviewBy) : null,
    deciderConflict: conflict,
  }
}

function stepsOf({ outcome, steps }: Pick<Said, 'outcome' | 'steps'>) {
  const kept = isHonoring(outcome) ? steps : []
  return kept.map(({ dueOn, ...step }, at) => ({
    ...{ ...step, position: at + 1, dueOn: dueOn === null ? null : new Date(dueOn) },
  }))
}

/** The option that is chosen, by the name it goes by in the log. */
function findOption(reader: ReadClient, { outcome, optionId }: Said) {
  if (!isHonoring(outcome) || optionId === null) return null
  return reader.assessmentOption.findUnique({ where: { id: optionId }, select: { id: true, title: true } })
}

/** Whoever sees to a step, by the name the log tells. */
async function nameOwners(reader: ReadClient, steps: readonly Pick<DecisionStepInput, 'ownerId'>[]) {
  const ids = steps.flatMap(({ ownerId }) => ownerId ?? [])
  const people = await reader.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

type Owners = ReadonlyMap<string, string>

type ToldStep = Omit<DecisionStepInput, 'dueOn'> & { readonly dueOn: string | Date | null }

type Telling = Omit<Said, 'conflict' | 'steps' | 'reviewBy' | 'optionId'> & {
  readonly option: { readonly id: string; readonly title: string } | null
  readonly reviewBy: string | Date | null
  readonly steps: readonly ToldStep[]
}

/** What the log tells of a decision. */
function toldOf({ outcome, option, reasons, passedOver, distinguishing, precedent, ...rest }: Telling, owners: Owners) {
  const { reviewBy, publicSummary, steps } = rest
  return {
    ...{
      outcome,
      optionId: option && { id: option.id, name: option.title },
      reasons,
      passedOver,
      distinguishing,
      precedent,
      publicSummary,
    },
    reviewBy: reviewBy instanceof Date ? calendarDate(reviewBy) : reviewBy,
    steps: steps.map(({ title, detail, owedTo, kind, dueOn, ownerId }) => ({
      ...{ title, detail, owedTo, kind },
      owner: ownerId && { id: ownerId, name: owners.get(ownerId) ?? ownerId },
      dueOn: dueOn instanceof Date ? calendarDate(dueOn) : dueOn,
    })),
  }
}
