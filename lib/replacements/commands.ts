import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { type Result, refuse } from '@/lib/errors'
import { raiseVersion } from '@/lib/models/commands'
import { visibleTo } from '@/lib/models/queries'
import { distinctReferences, statementRefusal } from './rules'
import type { NameSuccessorsInput, ReplacementReceipt } from './schema'

/**
 * Records the successors a source names from a day on. The ones named before end on that day and stay on record. A name
 * that is not on record here is kept as it is written.
 */
export async function nameSuccessors(
  context: Context<'replacement.name'>,
  { modelId, version, sourceUrl, sourceTitle, ...stated }: NameSuccessorsInput,
): Promise<Result<ReplacementReceipt>> {
  const model = await findModel(context, modelId)
  if (!model) return refuse('notFound')
  const record = { type: 'model', id: modelId, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const { statedOn } = stated
  const references = distinctReferences(stated.references)
  const refusal = statementRefusal({ references, statedOn }, model, calendarDate(context.now))
  if (refusal) return refusal
  const source = { sourceUrl, sourceTitle, statedOn: new Date(statedOn) }
  const made = { modelId, createdAt: context.now, createdById: context.actor.id }
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now: context.now }))) return conflictSince(tx, record, version)
    await tx.replacement.updateMany({ where: { modelId, endedAt: null }, data: { endedAt: new Date(statedOn) } })
    await tx.replacement.createMany({
      data: references.map((reference, position) => ({ reference, position, ...source, ...made })),
    })
    const before = model.current.map(({ reference }) => reference)
    const changes = {
      replacements: { before, after: references },
      statedOn: { before: model.current[0]?.statedOn ?? null, after: statedOn },
      sourceUrl: { before: null, after: sourceUrl },
    }
    const reference = { type: 'model', id: modelId, label: model.displayName, version: version + 1 }
    return {
      value: { modelId, version: version + 1, references },
      events: [{ operation: 'replacement.name', record: reference, changes }],
    }
  })
}

async function findModel(context: Context<'replacement.name'>, id: string) {
  const current = { reference: true, statedOn: true } as const
  const model = await context.db.model.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      version: true,
      displayName: true,
      apiId: true,
      aliases: true,
      replacements: { where: { endedAt: null }, orderBy: { position: 'asc' }, select: current },
    },
  })
  if (!model) return null
  const { replacements, ...rest } = model
  return {
    ...rest,
    current: replacements.map(({ reference, statedOn }) => ({
      reference,
      statedOn: statedOn ? calendarDate(statedOn) : null,
    })),
  }
}
