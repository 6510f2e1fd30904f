import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { changePart, staleOf } from '@/lib/model-parts/commands'
import { findGuarded } from '@/lib/model-parts/queries'
import type { PartReceipt } from '@/lib/model-parts/schema'
import { sql } from '@/lib/sql'
import { restatementRefusal } from './rules'
import type { AssessDownsideInput } from './schema'

/** States what retiring a model costs one group. It takes the place of what was stated before, which stays on record. */
export async function assessDownside(
  context: Context<'downside.assess'>,
  { modelId, version, ...stated }: AssessDownsideInput,
): Promise<Result<PartReceipt>> {
  const model = await findGuarded(context, sql`m."id" = ${modelId}::uuid`)
  if (!model) return refuse('notFound')
  const stale = await staleOf(context, model, version)
  if (stale) return stale
  const current = model.facts.downsides.find(({ kind }) => kind === stated.kind) ?? null
  const refusal = restatementRefusal(stated, current)
  if (refusal) return refusal
  const { kind, ...said } = stated
  const before = current ? changedParts(current) : {}
  return changePart(context, model, {
    operation: 'downside.assess',
    changes: { downside: { before: kind, after: kind }, ...changesBetween(before, changedParts(said)) },
    write: async (tx) => {
      const made = { modelId, modelVersion: version + 1, createdAt: context.now, createdById: context.actor.id }
      return (await tx.downside.create({ data: { ...stated, ...made }, select: { id: true } })).id
    },
  })
}

function changedParts({
  severity,
  text,
  sourceUrl,
  sourceTitle,
}: Omit<AssessDownsideInput, 'modelId' | 'version' | 'kind'>) {
  return { severity, text, sourceUrl, sourceTitle }
}
