import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type StoredWindow, toWindow, windowsOf } from '@/lib/availability/queries'
import type { ChecklistSettlement } from '@/lib/db/generated/client'
import { downsidesOf, type StoredDownside, toDownsides } from '@/lib/downsides/queries'
import { type DatedModel, type MoveBy, nothingSettled } from '@/lib/models/rules'
import type { Stage } from '@/lib/models/schema'
import { unassessedStates } from '@/lib/preferences/schema'
import { levels } from '@/lib/preservation/schema'
import { overridesOf, type StoredOverride, toOverride } from '@/lib/retirement-overrides/queries'
import { proposalRefusal } from '@/lib/retirement-overrides/rules'
import { instantFromJson, jsonListOf, type Sql, sql } from '@/lib/sql'
import { type Day, findingsOf, itemMovesOf, type KeptWeights, type RecordedPreferences, standingOf } from './rules'
import type { ChecklistStanding } from './schema'

type StoredSettlement = Pick<
  ChecklistSettlement,
  'id' | 'item' | 'kind' | 'note' | 'evidenceUrl' | 'evidenceSha256' | 'isDemo'
> & { readonly by: string | null; readonly at: string }

/** What the retirement of a model rests on beside its dates, as the database writes it into JSON. */
export type StoredFacts = {
  readonly settlements: readonly StoredSettlement[]
  readonly downsides: readonly StoredDownside[]
  readonly windows: readonly StoredWindow[]
  readonly overrides: readonly StoredOverride[]
  readonly isReportFiled: boolean
  readonly preferences: RecordedPreferences
  readonly kept: StoredKept | null
}

/** How a model is kept, as far as its weights go. */
type StoredKept = {
  readonly levelIfFresh: number
  readonly restsOnAt: string | null
  readonly oldestCheckAt: string | null
}

/** The facts of one model as one JSON value, for a statement that reads the model's version with them. */
export function factsOf(modelId: Sql): Sql {
  const standing = sql`select s."id", s."item", s."kind", s."note", s."evidenceUrl", s."evidenceSha256", s."isDemo",
      (select p."name" from "Person" p where p."id" = s."createdById") as "by", s."createdAt" as "at"
    from "ChecklistSettlement" s where s."modelId" = ${modelId} and s."takenBackAt" is null order by s."item", s."kind"`
  return sql`json_build_object('settlements', ${jsonListOf(standing)}, 'downsides', ${jsonListOf(downsidesOf(modelId))},
    'windows', ${jsonListOf(windowsOf(modelId))}, 'overrides', ${jsonListOf(overridesOf(modelId))},
    'isReportFiled', exists (select 1 from "Report" r where r."modelId" = ${modelId}),
    'preferences', ${preferencesOf(modelId)},
    'kept', (select json_build_object('levelIfFresh', p."levelIfFresh", 'restsOnAt', p."restsOnAt",
      'oldestCheckAt', p."oldestCheckAt") from "Preservation" p where p."modelId" = ${modelId}))`
}

/** How many preferences of a model are on record, and what those are called that nobody has assessed, as one JSON value. */
export function preferencesOf(modelId: Sql): Sql {
  return sql`(select json_build_object('count', count(*)::int, 'unassessed',
      coalesce(json_agg(p."title" order by p."title", p."id") filter (where p."state"::text = any(${[...unassessedStates]}::text[])), '[]'))
    from "Preference" p where p."modelId" = ${modelId})`
}

/** Who asks, when, and under which thresholds. */
type Asking = Day & Pick<MoveBy, 'actor'>

type Staged = DatedModel & { readonly stage: Stage | null }

/** The checklist of a model that was read with these facts: its findings, its overrides, and what the move's rule asks for. */
export function toChecklist(stored: StoredFacts, model: Staged, by: Asking) {
  const settlements = stored.settlements.map((word) => ({ ...word, at: instantFromJson(word.at) ?? '' }))
  const windows = stored.windows.map(toWindow)
  const { downsides, isReportFiled, preferences } = stored
  const kept = stored.kept && toKept(stored.kept)
  const findings = findingsOf({ dates: model, settlements, downsides, windows, isReportFiled, preferences, kept }, by)
  const standing = standingOf(findings, stored.overrides)
  const proposal = { stage: model.stage, overrides: stored.overrides, actor: by.actor }
  return {
    findings: findings.map(({ settlement, ...finding }) => ({
      ...finding,
      settlement: settlement && wordOf(settlement),
      moves: itemMovesOf({ stage: model.stage, finding: { ...finding, settlement }, actor: by.actor }),
    })),
    overrides: stored.overrides.map((override) => toOverride(override, by.actor)),
    canPropose: proposalRefusal({ ...proposal, unmet: standing.unmet }) === null,
    standing,
  }
}

export type Checklist = ReturnType<typeof toChecklist>

/** The parts of the facts that a record shows by themselves. */
export function toParts(stored: StoredFacts) {
  return { downsides: toDownsides(stored.downsides), availability: stored.windows.map(toWindow) }
}

/**
 * What the move's rule asks for, of those of these models for which it matters, by their ids: only a deprecated model is
 * retired. One statement, and none where there is no such model.
 */
export async function listStandings(
  context: Context<'model.read'>,
  models: readonly (Staged & { readonly id: string })[],
  policy: Day['policy'],
): Promise<(id: string) => ChecklistStanding> {
  const deprecated = models.filter(({ stage }) => stage === 'deprecated')
  const ids = deprecated.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await context.select<{ id: string; facts: StoredFacts }>(sql`
          select m."id", ${factsOf(sql`m."id"`)} as "facts" from unnest(${ids}::uuid[]) as m("id")`)
  const by = { actor: context.actor, now: context.now, policy }
  const standings = new Map(
    rows.flatMap(({ id, facts }) => {
      const model = deprecated.find((candidate) => candidate.id === id)
      return model ? [[id, toChecklist(facts, model, by).standing] as const] : []
    }),
  )
  return (id) => standings.get(id) ?? nothingSettled
}

/** Instants are ISO 8601. */
export function toKept({ levelIfFresh, restsOnAt, oldestCheckAt }: StoredKept): KeptWeights {
  const level = levels.find((known) => known === levelIfFresh) ?? 0
  return { levelIfFresh: level, restsOnAt: instantFromJson(restsOnAt), oldestCheckAt: instantFromJson(oldestCheckAt) }
}

/** The columns that are shown: the item stands beside it. */
function wordOf({ item: _, ...word }: StoredSettlement) {
  return word
}
