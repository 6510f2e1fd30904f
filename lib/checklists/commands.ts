import 'server-only'
import type { Changes } from '@/lib/audit/schema'
import { changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { changePart, staleOf } from '@/lib/model-parts/commands'
import { findGuarded, type GuardedModel } from '@/lib/model-parts/queries'
import type { PartReceipt } from '@/lib/model-parts/schema'
import { getPolicyInForce } from '@/lib/policies/queries'
import { type Sql, sql } from '@/lib/sql'
import { toChecklist } from './queries'
import { evidenceRefusal, itemMoveRefusal } from './rules'
import type { AttestItemInput, ChecklistItem, ItemMove, TakeBackInput, WaiveItemInput } from './schema'

/** Puts on record that an item is met, with what shows it. */
export async function attestItem(
  context: Context<'checklist.attest'>,
  { modelId, version, item, ...shown }: AttestItemInput,
): Promise<Result<PartReceipt>> {
  const refusal = evidenceRefusal(shown)
  if (refusal) return refusal
  const { note, ...evidence } = shown
  return settle(context, 'attest', {
    ...{ which: sql`m."id" = ${modelId}::uuid`, version, item },
    changes: changesBetween({ evidenceUrl: '', evidenceSha256: '' }, evidence),
    reason: note,
    write: (tx) => addWord(tx, context, { modelId, item, kind: 'attested', ...shown }),
  })
}

/** Lets an item go that is not met. The reason stands beside it for good. */
export async function waiveItem(
  context: Context<'checklist.waive'>,
  { modelId, version, item, reason, evidenceUrl }: WaiveItemInput,
): Promise<Result<PartReceipt>> {
  return settle(context, 'waive', {
    ...{ which: sql`m."id" = ${modelId}::uuid`, version, item, reason },
    changes: changesBetween({ evidenceUrl: '' }, { evidenceUrl }),
    write: (tx) => addWord(tx, context, { modelId, item, kind: 'waived', note: reason, evidenceUrl }),
  })
}

/** Takes back an attestation or a waiver. It stays on record with the reason, and no longer counts. */
export async function takeBack(
  context: Context<never>,
  move: 'retract' | 'unwaive',
  { id, version, reason }: TakeBackInput,
): Promise<Result<PartReceipt>> {
  const kind = move === 'retract' ? 'attested' : 'waived'
  const word = await context.db.checklistSettlement.findFirst({ where: { id, kind }, select: { item: true } })
  if (!word) return refuse('notFound')
  return settle(context, move, {
    ...{ which: wordOwner(id), version, item: word.item, reason, settlementId: id },
    changes: {},
    write: async (tx) => {
      const data = { takenBackAt: context.now, takenBackById: context.actor.id, takenBackReason: reason }
      await tx.checklistSettlement.updateMany({ where: { id, takenBackAt: null }, data })
      return id
    },
  })
}

type Settling = {
  readonly which: Sql
  readonly version: number
  readonly item: ChecklistItem
  /** The very word that is taken back: another may have taken its place. */
  readonly settlementId?: string
  readonly changes: Changes
  readonly reason: string
  readonly write: (tx: Transaction) => Promise<string>
}

/** One change of one item: the model as it is now, the rule, and one write that holds only for that version of it. */
async function settle(
  context: Context<never>,
  move: ItemMove,
  { which, version, item, settlementId, changes, reason, write }: Settling,
): Promise<Result<PartReceipt>> {
  const [model, policy] = await Promise.all([findGuarded(context, which), getPolicyInForce(context.db)])
  if (!model) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const finding = findingOf(context, model, { item, policy: policy.values })
  if (!finding) return refuse('notFound')
  const refusal = itemMoveRefusal(move, { stage: model.stage, finding, actor: context.actor })
  if (refusal) return refusal
  if (settlementId && finding.settlement?.id !== settlementId) return refuse('wordTakenBack')
  const isTaken = move === 'retract' || move === 'unwaive'
  const told = { item: { before: isTaken ? item : null, after: isTaken ? null : item }, ...changes }
  return changePart(context, model, { operation: `checklist.${move}`, changes: told, reason, write })
}

type Asked = { readonly item: ChecklistItem; readonly policy: Parameters<typeof toChecklist>[2]['policy'] }

function findingOf({ actor, now }: Context<never>, model: GuardedModel, { item, policy }: Asked) {
  const { findings } = toChecklist(model.facts, model, { actor, now, policy })
  const found = findings.find((finding) => finding.item === item)
  return found && { ...found, settlement: found.settlement && { ...found.settlement, item } }
}

function wordOwner(id: string): Sql {
  return sql`m."id" = (select s."modelId" from "ChecklistSettlement" s where s."id" = ${id}::uuid)`
}

type Word = {
  readonly modelId: string
  readonly item: ChecklistItem
  readonly kind: 'attested' | 'waived'
  readonly note: string
  readonly evidenceUrl: string
  readonly evidenceSha256?: string
}

async function addWord(tx: Transaction, { now, actor }: Context<never>, word: Word): Promise<string> {
  const data = { ...word, createdAt: now, createdById: actor.id }
  return (await tx.checklistSettlement.create({ data, select: { id: true } })).id
}
