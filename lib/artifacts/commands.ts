import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { visibleTo } from '@/lib/models/queries'
import { changeKept } from '@/lib/preservation/commands'
import type { AddArtifactInput, ArtifactReceipt, WithdrawArtifactInput } from './schema'

const modelFields = { id: true, version: true, displayName: true } as const

/** Puts on record what is kept of a model: its name, digest and size, and never the thing itself. A digest stands once. */
export async function addArtifact(
  context: Context<'artifact.add'>,
  { modelId, version, bytes, ...artifact }: AddArtifactInput,
): Promise<Result<ArtifactReceipt>> {
  const model = await context.db.model.findFirst({
    where: { AND: [{ id: modelId }, visibleTo(context.actor)] },
    select: {
      ...modelFields,
      artifacts: { where: { sha256: artifact.sha256, withdrawnAt: null }, select: { label: true } },
    },
  })
  if (!model) return refuse('notFound')
  if (model.version !== version) {
    return conflictSince(context.db, { type: 'model', id: modelId, currentVersion: model.version }, version)
  }
  const [same] = model.artifacts
  if (same) return refuse('artifactExists', { label: same.label })
  const { kind: artifactKind, ...told } = artifact
  return changeKept(context, model, {
    operation: 'artifact.add',
    changes: changesBetween({}, { ...told, artifactKind, bytes }),
    write: async (tx) => {
      const made = { modelId, createdAt: context.now, createdById: context.actor.id }
      const data = { ...artifact, ...made, bytes: BigInt(bytes) }
      return (await tx.artifact.create({ data, select: { id: true } })).id
    },
  })
}

/** Takes back an artifact that was recorded by mistake. It and its copies stay on record and count for nothing. */
export async function withdrawArtifact(
  context: Context<'artifact.withdraw'>,
  { id, version, reason }: WithdrawArtifactInput,
): Promise<Result<ArtifactReceipt>> {
  const artifact = await context.db.artifact.findFirst({
    where: { AND: [{ id }, { model: visibleTo(context.actor) }] },
    select: { label: true, withdrawnAt: true, model: { select: modelFields } },
  })
  if (!artifact) return refuse('notFound')
  const { model, label } = artifact
  if (model.version !== version) {
    return conflictSince(context.db, { type: 'model', id: model.id, currentVersion: model.version }, version)
  }
  if (artifact.withdrawnAt) return refuse('artifactWithdrawn', { label })
  return changeKept(context, model, {
    operation: 'artifact.withdraw',
    changes: { label: { before: label, after: null } },
    reason,
    write: async (tx) => {
      await tx.artifact.updateMany({ where: { id }, data: { withdrawnAt: context.now, withdrawnReason: reason } })
      return id
    },
  })
}
