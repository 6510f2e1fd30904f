import { addDate, chooseDate } from '@/lib/dates/commands'
import { addDateInput, type DateKind } from '@/lib/dates/schema'
import { findWholeModel } from '@/lib/models/queries'
import { actorWith, contextOf } from './factories'
import type { TestDatabase } from './testing'

export const actor = actorWith('steward')
export const page = 'https://example.org/page'
export const blog = 'https://example.org/blog'

/** What a steward does about the dates of the only model, for tests. */
export function dateSteps(ctx: TestDatabase) {
  function context() {
    const held = ['date.add', 'date.choose', 'date.withdraw', 'model.read', 'model.move'] as const
    return contextOf({ database: ctx.database, actor }, ...held)
  }

  async function add(version: number, kind: DateKind, date: string, sourceUrl = page) {
    const { id } = await ctx.prisma.model.findFirstOrThrow()
    return addDate(context(), addDateInput.parse({ modelId: id, version, kind, date, sourceUrl }))
  }

  async function choose(version: number, kind: DateKind, date: string, reason = 'The announcement is dated.') {
    const claim = await ctx.prisma.dateClaim.findFirstOrThrow({ where: { kind, date: new Date(date) } })
    return chooseDate(context(), { modelId: claim.modelId, claimId: claim.id, version, reason })
  }

  async function record() {
    const { slug } = await ctx.prisma.model.findFirstOrThrow()
    const model = await findWholeModel(context(), slug)
    if (!model) throw new Error('The model is gone')
    return model
  }

  return { context, add, choose, record }
}
