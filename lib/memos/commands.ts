import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { authorOf } from '@/lib/excerpts/commands'
import { findPresent } from '@/lib/interviews/commands'
import { mayOpen } from '@/lib/interviews/rules'
import { changeRefusal } from './rules'
import type { MemoReceipt, RemoveMemoInput, RewriteMemoInput, WriteMemoInput } from './schema'

/** Writes down what somebody thinks of an interview or of one of its excerpts. The log tells that she did, not what. */
export async function writeMemo(
  context: Context<'memo.write'>,
  { interviewId, excerptId, text }: WriteMemoInput,
): Promise<Result<MemoReceipt>> {
  const found = await findPresent(context, interviewId)
  if (!found.ok) return found
  if (!mayOpen(found.value, context.actor)) return refuse('transcriptIsConfidential')
  const { title, version } = found.value
  return context.write(async (tx) => {
    if (excerptId !== null) {
      const excerpt = await tx.excerpt.findFirst({ where: { id: excerptId, interviewId }, select: { id: true } })
      if (!excerpt) return refuse('notFound')
    }
    const data = { interviewId, excerptId, text, ...authorOf(context) }
    const memo = await tx.memo.create({ data, select: { id: true } })
    const record = { type: 'interview', id: interviewId, label: title, version }
    const changes = { memo: { before: null, after: memo.id } }
    return { value: { id: memo.id, version: 1 }, events: [{ operation: 'memo.write', record, changes }] }
  })
}

/** Rewrites one's own memo. */
export function rewriteMemo(
  context: Context<'memo.write'>,
  { id, version, text }: RewriteMemoInput,
): Promise<Result<MemoReceipt>> {
  return changeMemo(context, { id, version, operation: 'memo.rewrite' }, { text, updatedAt: context.now })
}

/** Takes one's own memo back. */
export function removeMemo(
  context: Context<'memo.write'>,
  { id, version }: RemoveMemoInput,
): Promise<Result<MemoReceipt>> {
  return changeMemo(context, { id, version, operation: 'memo.remove' }, { removedAt: context.now })
}

type Which = { readonly id: string; readonly version: number; readonly operation: string }

type MemoData = { readonly text: string; readonly updatedAt: Date } | { readonly removedAt: Date }

async function changeMemo(
  context: Context<'memo.write'>,
  { id, version, operation }: Which,
  data: MemoData,
): Promise<Result<MemoReceipt>> {
  const memo = await context.db.memo.findFirst({
    where: { id, removedAt: null },
    select: { version: true, createdById: true, interviewId: true, interview: { select: { title: true } } },
  })
  if (!memo) return refuse('notFound')
  const refusal = changeRefusal(memo, context.actor)
  if (refusal) return refusal
  const known = { type: 'memo', id, currentVersion: memo.version }
  return context.write(async (tx) => {
    const where = { id, version, removedAt: null }
    const { count } = await tx.memo.updateMany({ where, data: { ...data, version: { increment: 1 } } })
    if (count !== 1) return conflictSince(tx, known, version)
    const record = { type: 'memo', id, label: memo.interview.title, version: version + 1 }
    const changes = { interview: { before: null, after: memo.interviewId } }
    return { value: { id, version: version + 1 }, events: [{ operation, record, changes }] }
  })
}
