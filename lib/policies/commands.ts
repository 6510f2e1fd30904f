import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { getPolicyInForce } from './queries'
import { applyChange, limitsRefusal, readWanted } from './rules'
import type { ChangePolicyInput, PolicyReceipt } from './schema'

/** There is one policy; its versions are what the log numbers. */
const policyId = 'policy'

/** Adds the next version of the policy. Of two at once one wins; the other gets a conflict that says what changed. */
export async function changePolicy(
  context: Context<'policy.change'>,
  { version, reason, ...written }: ChangePolicyInput,
): Promise<Result<PolicyReceipt>> {
  const current = await getPolicyInForce(context.db)
  const record = { type: 'policy', id: policyId, currentVersion: current.version }
  if (current.version !== version) return conflictSince(context.db, record, version)
  const wanted = readWanted(written)
  if (!wanted.ok) return wanted
  const values = applyChange(current.values, wanted.value)
  const changes = changesBetween(current.values, values)
  if (Object.keys(changes).length === 0) return refuse('policyUnchanged')
  const refusal = limitsRefusal(values)
  if (refusal) return refusal
  return context.write(async (tx) => {
    const made = { createdAt: context.now, createdById: context.actor.id, createdByName: context.actor.name }
    const next = { version: version + 1, values, reason, ...made }
    const { count } = await tx.policy.createMany({ data: [next], skipDuplicates: true })
    if (count !== 1) return conflictSince(tx, record, version)
    const reference = { type: 'policy', id: policyId, label: 'Policy', version: next.version }
    return {
      value: { version: next.version, values },
      events: [{ operation: 'policy.change', record: reference, changes, reason }],
    }
  })
}
