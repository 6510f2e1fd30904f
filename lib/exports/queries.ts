import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Plain } from '@/lib/auth/operation'
import { calendarDate } from '@/lib/days'
import { env } from '@/lib/env'
import type { ModelRow } from '@/lib/models/queries'
import { lifecycleLines } from './rules'

/** These models as lines of a lifecycle table, in their order; a model with several sources has several lines. */
export async function listLifecycleLines(
  context: Context<'model.read'>,
  models: readonly Plain<ModelRow>[],
): Promise<string[][]> {
  const where = { modelId: { in: models.map((model) => model.id) } }
  const standing = { ...where, endedAt: null, withdrawnAt: null }
  const [claims, replacements] = await Promise.all([
    context.db.dateClaim.findMany({
      where: standing,
      orderBy: [{ kind: 'asc' }, { date: 'asc' }, { sourceUrl: 'asc' }],
      select: { modelId: true, kind: true, date: true, sourceUrl: true, isChosen: true },
    }),
    context.db.replacement.findMany({
      where: { ...where, endedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { modelId: true, reference: true, sourceUrl: true },
    }),
  ])
  return models.flatMap((model) => {
    const isOfModel = ({ modelId }: { readonly modelId: string }) => modelId === model.id
    const dated = claims.filter(isOfModel).map((claim) => ({ ...claim, date: calendarDate(claim.date) }))
    const address = `${env().EMERITUS_URL}/models/${model.slug}`
    const facts = { claims: dated, replacements: replacements.filter(isOfModel) }
    return lifecycleLines(model, facts, address)
  })
}
