import 'server-only'
import type { Context } from '@/lib/auth/context'
import { listStandings } from '@/lib/checklists/queries'
import { listModels, listModelsById } from '@/lib/models/queries'
import { moveOf, movesOf } from '@/lib/models/rules'
import type { Move } from '@/lib/models/schema'
import { getPolicyInForce } from '@/lib/policies/queries'

/** One page of models, each row with the moves that the rules allow this actor now, and those they do not, and why. */
export async function listMovableModels(context: Context<'model.read'>, params: Parameters<typeof listModels>[1]) {
  const [page, policy] = await Promise.all([listModels(context, params), getPolicyInForce(context.db)])
  const by = { actor: context.actor, now: context.now, policy: policy.values }
  const standing = await listStandings(context, page.rows, policy.values)
  const rows = page.rows.map((row) => ({ ...row, moves: movesOf({ ...row, checklist: standing(row.id) }, by) }))
  return { ...page, rows }
}

export type MovableModelRow = Awaited<ReturnType<typeof listMovableModels>>['rows'][number]

/** Some of the models this actor may see, by name, each with whether `move` can be made now or why not. */
export async function listModelVerdicts(context: Context<'model.read'>, move: Move, ids: readonly string[]) {
  const [rows, policy] = await Promise.all([listModelsById(context, ids), getPolicyInForce(context.db)])
  const by = { actor: context.actor, now: context.now, policy: policy.values }
  const standing = await listStandings(context, rows, policy.values)
  return rows.map((row) => ({ ...row, verdict: moveOf({ ...row, checklist: standing(row.id) }, move, by) }))
}
