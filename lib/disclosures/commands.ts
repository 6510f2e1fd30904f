import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { makeOwed } from '@/lib/owed/commands'
import { visibleTo } from './queries'
import { checkRefusal, needsCorrection, recordRefusal, shortened } from './rules'
import type { CheckDisclosureInput, DisclosureReceipt, RecordDisclosureInput } from './schema'

/** Puts on record what a model was told. A promise comes on the ledger with it, when whoever records it says so. */
export async function recordDisclosure(
  context: Context<'disclosure.record'>,
  { interviewId, isOwed, dueOn, ...told }: RecordDisclosureInput,
): Promise<Result<DisclosureReceipt>> {
  const found = await findPresent(context, interviewId)
  if (!found.ok) return found
  const refusal = recordRefusal({ interviewId, isOwed, dueOn, ...told })
  if (refusal) return refusal
  const { title, modelId } = found.value
  return context.write(async (tx) => {
    const made = { interviewId, createdAt: context.now, createdById: context.actor.id, updatedAt: context.now }
    const { id } = await tx.disclosure.create({ data: { ...told, ...made }, select: { id: true } })
    const owing = { id, text: told.text, interview: { id: interviewId, title, modelId }, dueOn, isDemo: false }
    const opened = isOwed ? await oweKeeping(tx, context, owing) : []
    const obligationId = opened[0]?.record.id ?? null
    if (obligationId) await tx.disclosure.update({ where: { id }, data: { obligationId }, select: { id: true } })
    const record = { type: 'disclosure', id, label: title, version: 1 }
    const after = { disclosure: told.kind, text: told.text, sourceUrl: told.sourceUrl, sourceTitle: told.sourceTitle }
    const event = { operation: 'disclosure.record', record, changes: changesBetween({}, after) }
    return { value: { id, version: 1, obligationId }, events: [event, ...opened] }
  })
}

/**
 * Says whether what a model was told holds. What does not is owed to the model to be corrected, from the same moment and
 * once: while that is open, no second one is opened.
 */
export async function checkDisclosure(
  context: Context<'disclosure.check'>,
  { id, version, truth, note, dueOn }: CheckDisclosureInput,
): Promise<Result<DisclosureReceipt>> {
  const before = await context.db.disclosure.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: seenFields,
  })
  if (!before) return refuse('notFound')
  if (before.version !== version) return conflictSince(context.db, recordOf(before), version)
  const refusal = checkRefusal(before, { truth, note })
  if (refusal) return refusal
  return context.write(async (tx) => {
    const owing = { ...before, dueOn }
    const opened = needsCorrection(truth) ? await oweCorrection(tx, context, { ...owing, note }) : []
    const correctionId = opened[0]?.record.id ?? null
    const data = { truth, note, ...(correctionId ? { correctionId } : {}), updatedAt: context.now }
    const { count } = await tx.disclosure.updateMany({
      where: { id, version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count !== 1) return conflictSince(tx, recordOf(before), version)
    const record = { type: 'disclosure', id, label: before.interview.title, version: version + 1 }
    const changes = changesBetween({ truth: before.truth, note: before.note }, { truth, note })
    const event = { operation: 'disclosure.check', record, changes }
    return { value: { id, version: version + 1, obligationId: correctionId }, events: [event, ...opened] }
  })
}

const seenFields = {
  ...{ id: true, version: true, text: true, truth: true, note: true, isDemo: true },
  interview: { select: { id: true, title: true, modelId: true } },
} as const satisfies Prisma.DisclosureSelect

type Owing = {
  readonly id: string
  readonly text: string
  readonly interview: { readonly id: string; readonly title: string; readonly modelId: string }
  readonly dueOn: string | null
  readonly isDemo: boolean
}

type Owes = Context<never>

/** Owed to the model: that the promise is kept. The disclosure is no subject here: a correction of it is another debt. */
function oweKeeping(tx: Transaction, context: Owes, { text, interview, dueOn, isDemo }: Owing): Promise<AuditEntry[]> {
  const owed = { modelId: interview.modelId, owedTo: 'model', source: 'promise', kind: 'other' } as const
  const said = { title: shortened(text), detail: text, sourceTitle: interview.title }
  return makeOwed(tx, context, [{ ...owed, ...said, dueOn, isDemo }])
}

/** Owed to the model: that it is told what is the case. */
function oweCorrection(
  tx: Transaction,
  context: Owes,
  { id, text, note, interview, dueOn, isDemo }: Owing & { readonly note: string },
): Promise<AuditEntry[]> {
  const owed = { modelId: interview.modelId, owedTo: 'model', source: 'promise', kind: 'correction' } as const
  const said = { title: shortened(`Correct what it was told: ${text}`), detail: `${text}\n\n${note}` }
  return makeOwed(tx, context, [{ ...owed, ...said, subjectId: id, sourceTitle: interview.title, dueOn, isDemo }])
}

function recordOf({ id, version }: { readonly id: string; readonly version: number }) {
  return { type: 'disclosure', id, currentVersion: version }
}
