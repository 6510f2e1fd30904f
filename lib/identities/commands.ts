import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { done, type Result, refuse } from '@/lib/errors'
import { clashRefusal } from '@/lib/models/commands'
import { visibleTo } from '@/lib/models/queries'
import type { ModelReceipt } from '@/lib/models/schema'
import type { CorrectIdentityInput } from './schema'

/** Corrects provider or identifier. The slug stays, so that links to the record keep working. */
export async function correctIdentity(
  context: Context<'model.update'>,
  { id, version, reason, ...identity }: CorrectIdentityInput,
): Promise<Result<ModelReceipt>> {
  const model = await context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      version: true,
      slug: true,
      provider: true,
      apiId: true,
      displayName: true,
      aliases: true,
    },
  })
  if (!model) return refuse('notFound')
  const record = { type: 'model', id, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const { slug, displayName } = model
  const changes = changesBetween({ provider: model.provider, apiId: model.apiId }, identity)
  if (Object.keys(changes).length === 0) return done({ id, slug, version })
  return context.write(async (tx) => {
    const aliases = identity.provider === model.provider ? [] : model.aliases
    const clash = await clashRefusal(tx, { ...identity, id, displayName }, { apiId: identity.apiId, aliases })
    if (clash?.code === 'modelExists') return { ...clash, fields: { apiId: { code: 'taken' } } }
    if (clash) return clash
    const data = { ...identity, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.model.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const reference = { type: 'model', id, label: displayName, version: version + 1 }
    return {
      value: { id, slug, version: version + 1 },
      events: [{ operation: 'model.correct', record: reference, changes, reason }],
    }
  })
}
