import 'server-only'
import { v7 as newId } from 'uuid'
import type { Transaction } from '@/lib/audit/write'
import { chosenDates, projectionOf } from '@/lib/dates/rules'
import type { ChosenDates, DateClaim, ReasonedDateClaim } from '@/lib/dates/schema'
import { calendarDate } from '@/lib/days'
import type { PlannedCreate, PlannedReplacement } from '@/lib/imports/schema'

/*
 * Rows by the hundred, as steps of a command that records them. Each statement takes its rows as one JSON parameter: a
 * parameter for each cell, as the client's own createMany writes them, costs the database several times as much.
 */

/**
 * Makes whoever gives a model one of these names wait for each other until the transaction ends, so that a check of names
 * holds until the commit; other writes go on. Names that mean the same share a key, so the keys are what is locked, in
 * one order for all. Without names: all of them, which waits for everybody and lets nobody by.
 */
export async function lockNames(tx: Transaction, names?: readonly string[]): Promise<void> {
  if (!names) return void (await tx.$queryRaw`select pg_advisory_xact_lock(${NAMES_LOCK}::int, 0)::text`)
  await tx.$queryRaw`
    select pg_advisory_xact_lock_shared(${NAMES_LOCK}::int, 0)::text, (
      select count(pg_advisory_xact_lock(key)::text) from (
        select distinct hashtextextended(name, ${NAMES_LOCK}::int) as key from unnest(name_keys(${names}::text[])) as name
        order by 1 offset 0
      ) as keys
    )`
}

/** Any number that no other lock of this database has. */
const NAMES_LOCK = 7_263_991

/** When the rows are made, and by whom. */
export type Made = { readonly createdAt: Date; readonly createdById: string | null }

export type NewModel = PlannedCreate & { readonly id: string; readonly slug: string }

/** Inserts models with what lists sort and filter by; their claims and successors are rows of their own. */
export async function insertModels(tx: Transaction, made: Made, models: readonly NewModel[]): Promise<void> {
  const rows = models.map((model) => {
    const { id, slug, provider, apiId, displayName, family, stage } = model
    return { ...{ id, slug, provider, apiId, displayName, family, stage }, ...projectionOf(model.claims) }
  })
  await tx.$executeRaw`
    insert into "Model" (id, slug, provider, "apiId", aliases, "displayName", family, stage, "releasedOn", "deprecatedOn",
      "retiresOn", "isRetirementTentative", "unsettledKinds", "createdAt", "createdById", "updatedAt")
    select id, slug, provider, "apiId", '{}', "displayName", family, stage, "releasedOn", "deprecatedOn", "retiresOn",
      "isRetirementTentative", "unsettledKinds", ${made.createdAt}::timestamptz, ${made.createdById}::uuid,
      ${made.createdAt}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, slug text, provider text, "apiId" text,
      "displayName" text, family text, stage "Stage", "releasedOn" date, "deprecatedOn" date, "retiresOn" date,
      "isRetirementTentative" boolean, "unsettledKinds" "DateKind"[])`
}

type Claimed = { readonly modelId: string; readonly claims: readonly DateClaim[] }

/** Inserts claims in the order given: their ids tell which was stated first. */
export async function insertClaims(tx: Transaction, made: Made, models: readonly Claimed[]): Promise<void> {
  const rows = models.flatMap(({ modelId, claims }) => claims.map((claim) => ({ ...claim, id: newId(), modelId })))
  await tx.$executeRaw`
    insert into "DateClaim" (id, "modelId", kind, date, "sourceUrl", "isChosen", "createdAt", "createdById")
    select id, "modelId", kind, date, "sourceUrl", "isChosen", ${made.createdAt}::timestamptz, ${made.createdById}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "modelId" uuid, kind "DateKind", date date,
      "sourceUrl" text, "isChosen" boolean)`
}

type Replaced = { readonly modelId: string; readonly replacements: readonly PlannedReplacement[] | null }

/** Inserts the successors of these models in their order; null leaves a model's as they are. */
export async function insertReplacements(tx: Transaction, made: Made, models: readonly Replaced[]): Promise<void> {
  const rows = models.flatMap(({ modelId, replacements }) =>
    (replacements ?? []).map((replacement, position) => ({ ...replacement, id: newId(), modelId, position })),
  )
  await tx.$executeRaw`
    insert into "Replacement" (id, "modelId", reference, "sourceUrl", position, "createdAt", "createdById")
    select id, "modelId", reference, "sourceUrl", position, ${made.createdAt}::timestamptz, ${made.createdById}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (id uuid, "modelId" uuid, reference text,
      "sourceUrl" text, position int)`
}

/** Writes one model's chosen dates beside it, and answers them: see {@link projectAllDates}. */
export async function projectDates(tx: Transaction, modelId: string): Promise<ChosenDates> {
  const projected = await projectAllDates(tx, [modelId])
  return projected.get(modelId) ?? chosenDates([])
}

/**
 * Writes the chosen dates beside the models, where lists sort and filter by them, and answers them. Call it after every
 * change of claims. One statement for all: an import changes thousands of models.
 */
export async function projectAllDates(
  tx: Transaction,
  modelIds: readonly string[],
): Promise<ReadonlyMap<string, ChosenDates>> {
  const claims = await tx.dateClaim.findMany({
    where: { modelId: { in: [...modelIds] } },
    select: {
      modelId: true,
      kind: true,
      date: true,
      isChosen: true,
      chosenReason: true,
      sourceUrl: true,
      endedAt: true,
      withdrawnAt: true,
    },
  })
  const byModel = new Map<string, ReasonedDateClaim[]>(modelIds.map((id) => [id, []]))
  for (const { modelId, endedAt, withdrawnAt, ...claim } of claims) {
    const isEnded = endedAt !== null || withdrawnAt !== null
    byModel.get(modelId)?.push({ ...claim, date: calendarDate(claim.date), isEnded })
  }
  const projected = [...byModel].map(([id, stated]) => ({ id, ...projectionOf(stated) }))
  await tx.$executeRaw`
    update "Model" as model
    set "releasedOn" = dates."releasedOn", "deprecatedOn" = dates."deprecatedOn", "retiresOn" = dates."retiresOn",
      "isRetirementTentative" = dates."isRetirementTentative", "unsettledKinds" = dates."unsettledKinds"
    from json_to_recordset(${JSON.stringify(projected)}::json) as dates (id uuid, "releasedOn" date, "deprecatedOn" date,
      "retiresOn" date, "isRetirementTentative" boolean, "unsettledKinds" "DateKind"[])
    where model.id = dates.id`
  return new Map(projected.map(({ id, unsettledKinds: _, ...chosen }) => [id, chosen]))
}
