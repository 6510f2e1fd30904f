import 'server-only'
import { artifactsOf, type StoredArtifact, toArtifact } from '@/lib/artifacts/queries'
import { conflictSince } from '@/lib/audit/conflict'
import type { Changes } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { drillsOf, type StoredDrill, toDrill } from '@/lib/drills/queries'
import type { Result } from '@/lib/errors'
import { raiseVersion } from '@/lib/models/commands'
import { jsonListOf, sql } from '@/lib/sql'
import { projected } from './queries'
import type { Projection } from './rules'

/** The model that a change is made to, as it was seen. */
export type SeenModel = { readonly id: string; readonly version: number; readonly displayName: string }

export type KeptReceipt = { readonly id: string; readonly modelId: string; readonly version: number }

type KeptWrite = {
  readonly operation: string
  readonly changes: Changes
  readonly reason?: string
  /** Writes the row and answers its id. */
  readonly write: (tx: Transaction) => Promise<string>
}

/**
 * One transaction: the model's version from the one that was seen, the row, what lists show of it, and the event on the
 * model. A step of the commands that change artifacts and copies. Of several at once one wins.
 */
export function changeKept(
  context: Context<never>,
  model: SeenModel,
  { write, ...told }: KeptWrite,
): Promise<Result<KeptReceipt>> {
  const { id: modelId, version, displayName } = model
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now: context.now }))) {
      return conflictSince(tx, { type: 'model', id: modelId, currentVersion: version }, version)
    }
    await lockPreservation(tx, modelId)
    const id = await write(tx)
    await projectPreservation(tx, modelId)
    const record = { type: 'model', id: modelId, label: displayName, version: version + 1 }
    return { value: { id, modelId, version: version + 1 }, events: [{ ...told, record }] }
  })
}

/**
 * Makes whoever changes how this model is kept wait for each other until the transaction ends: two checks at once would
 * each sum up without the other. Before the first row is written; it does not stand in the way of other changes.
 */
export async function lockPreservation(tx: Transaction, modelId: string): Promise<void> {
  await tx.$queryRaw`select 1 as locked from "Preservation" where "modelId" = ${modelId}::uuid for update`
}

type StoredEvidence = { readonly artifacts: readonly StoredArtifact[]; readonly drills: readonly StoredDrill[] }

/**
 * Writes what lists show and sort by of a model's artifacts, copies, checks and drills, and answers it. The last step of
 * each change of them, under {@link lockPreservation}.
 */
export async function projectPreservation(tx: Transaction, modelId: string): Promise<Projection> {
  const id = sql`${modelId}::uuid`
  const { text, values } =
    sql`select ${jsonListOf(artifactsOf(id))} as "artifacts", ${jsonListOf(drillsOf(id))} as "drills"`
  // A statement of our own pieces, whose values travel apart from it: see lib/sql.ts.
  const [evidence] = await tx.$queryRawUnsafe<StoredEvidence[]>(text, ...values)
  const artifacts = (evidence?.artifacts ?? []).map(toArtifact)
  const { projection, costs, ...totals } = projected(artifacts, (evidence?.drills ?? []).map(toDrill))
  await tx.preservation.update({
    where: { modelId },
    data: {
      ...totals,
      levelIfFresh: projection.levelIfFresh,
      restsOnAt: projection.restsOnAt,
      oldestCheckAt: projection.oldestCheckAt,
      missing: [...projection.missing],
      costs: costs.map(({ minor, currency }) => ({ minor: String(minor), currency })),
    },
    select: { modelId: true },
  })
  return projection
}
