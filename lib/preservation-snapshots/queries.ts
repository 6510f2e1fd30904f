import 'server-only'
import { artifactsOf, type StoredArtifact, toArtifact } from '@/lib/artifacts/queries'
import { listDone } from '@/lib/audit/queries'
import type { Context } from '@/lib/auth/context'
import { plusDays } from '@/lib/days'
import { drillsOf, type StoredDrill, toDrill } from '@/lib/drills/queries'
import { type ModelRecord, visibleTo } from '@/lib/models/queries'
import { writeAmount } from '@/lib/money/rules'
import { getPolicyOn } from '@/lib/policies/queries'
import { type PreservationRecord, projected, withStaleness } from '@/lib/preservation/queries'
import { standingOf } from '@/lib/preservation/rules'
import { eventsBy } from '@/lib/rewinds/rules'
import { allOf, jsonListOf, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'
import { copiesBefore } from './rules'

/** `unclear` counts the ends of copies of which the log does not tell which copy was meant. */
export type PreservationSnapshot = PreservationRecord & { readonly unclear: number }

type Kept = { readonly artifacts: readonly StoredArtifact[]; readonly drills: readonly StoredDrill[] }

/**
 * How a model was kept as it was on record at the end of `day` (UTC): what was recorded by then, with what was found by
 * then, under the policy of that day.
 */
export async function findPreservationAsOf(
  context: Context<'model.read'>,
  model: Pick<ModelRecord, 'id' | 'slug' | 'displayName' | 'provider' | 'version'>,
  day: string,
): Promise<PreservationSnapshot> {
  const until = new Date(plusDays(day, 1))
  const seen = allOf([sql`m."id" = ${model.id}::uuid`, ...visible(visibleTo(context.actor), 'm')])
  const [[kept], log, policy] = await Promise.all([
    context.select<Kept>(sql`select ${jsonListOf(artifactsOf(sql`m."id"`, until))} as "artifacts",
      ${jsonListOf(drillsOf(sql`m."id"`, until))} as "drills" from "Model" m where ${seen}`),
    listDone(context, { type: 'model', id: model.id }),
    getPolicyOn(context, day),
  ])
  const then = copiesBefore((kept?.artifacts ?? []).map(toArtifact), log.slice(eventsBy(log, day)))
  const drills = (kept?.drills ?? []).map(toDrill)
  const { projection, bytes, costs, ...totals } = projected(then.artifacts, drills)
  const now = until < context.now ? until : context.now
  const schedule = { now, fixityIntervalDays: policy.values.fixityIntervalDays }
  const { id, slug, displayName, provider, version } = model
  return {
    ...{ id, slug, displayName, provider, version, drills, unclear: then.unclear },
    ...{ ...standingOf(projection, schedule), ...totals, oldestCheckAt: projection.oldestCheckAt },
    bytes: String(bytes),
    costs: costs.map((sum) => ({ costPerMonth: `${writeAmount(sum)}`, currency: sum.currency })),
    artifacts: then.artifacts.map((artifact) => withStaleness(artifact, schedule)),
  }
}
