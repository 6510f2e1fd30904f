import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Refusal, Result } from '@/lib/errors'
import { raiseVersion } from '@/lib/models/commands'
import type { PartReceipt } from './schema'

type Seen = { readonly id: string; readonly version: number; readonly displayName: string }

/** The conflict when the model is no longer at the version that was sent. Ask it before any rule: a rule judges what is there now. */
export async function staleOf(context: Context<never>, model: Seen, version: number): Promise<Refusal | null> {
  return model.version === version ? null : conflictSince(context.db, recordOf(model), version)
}

type PartChange = Pick<AuditEntry, 'operation' | 'changes' | 'reason'> & {
  /** Writes the part and answers its id. */
  readonly write: (tx: Transaction) => Promise<string>
}

/**
 * Changes a part of a model in one transaction: the model's version from the one that was seen, the part, and the event
 * on the model. Of several at once one wins; the others get a conflict.
 */
export function changePart(
  context: Context<never>,
  model: Seen,
  { write, ...told }: PartChange,
): Promise<Result<PartReceipt>> {
  const { id: modelId, version } = model
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now: context.now }))) {
      return conflictSince(tx, recordOf(model), version)
    }
    const id = await write(tx)
    const record = { type: 'model', id: modelId, label: model.displayName, version: version + 1 }
    return { value: { id, modelId, version: version + 1 }, events: [{ ...told, record }] }
  })
}

function recordOf({ id, version }: Seen) {
  return { type: 'model', id, currentVersion: version }
}
