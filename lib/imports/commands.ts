import 'server-only'
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/calendar'
import { projectionOf } from '@/lib/dates/rules'
import type { ReadClient } from '@/lib/db/read-client'
import { done, type Result, refuse } from '@/lib/errors'
import { projectDates } from '@/lib/models/commands'
import { freeSlug, searchTextOf } from '@/lib/models/rules'
import { readSheet } from '@/lib/sheets/rules'
import { listExistingModels, listPlannedModels, listSlugs } from './queries'
import { type ImportReport, planImport, reportOf, withoutReleasesAhead } from './rules'
import type { ImportModelsInput, ImportPlan, ImportSheet, PlannedCreate, PlannedUpdate } from './schema'

/** Twenty thousand rows take well under a minute; anything near this limit has gone wrong. */
const TIMEOUT_MS = 120_000

/** Statements stay of bounded size however long the table is. */
const BATCH = 500

/**
 * Plans what a lifecycle table changes and, unless it is a dry run, carries it out in one transaction. With `expected`,
 * only the very plan that was previewed: if records changed since, nothing happens. A table that says nothing new
 * leaves no trace at all.
 */
export async function importModels(
  context: Context<'model.import'>,
  { file, dryRun, expected }: ImportModelsInput,
): Promise<Result<ImportReport>> {
  const read = readSheet(file)
  if (!read.ok) return refuse(read.refusal.code, read.refusal.values)
  const sheet = withoutReleasesAhead(read.sheet, calendarDate(context.now))
  const preview = await previewOf(context.db, sheet)
  if (dryRun) return done(preview)
  if (expected !== null && expected !== preview.fingerprint) return refuse('planChanged')
  if (preview.created + preview.updated === 0) return done(preview)
  const work = async (tx: Transaction) => {
    await lockWrites(tx)
    const plan = await planFor(tx, sheet)
    const report = await reportFor(tx, sheet, plan)
    if (expected !== null && expected !== report.fingerprint) return refuse('planChanged')
    const created = await createModels(tx, context, plan.creates)
    const updated = await updateModels(tx, context, plan.updates)
    const events: [AuditEntry, ...AuditEntry[]] = [importEvent(file, report), ...created, ...updated]
    return { value: report, events }
  }
  return context.write(work, { timeoutMs: TIMEOUT_MS })
}

async function previewOf(reader: Pick<ReadClient, 'model'>, sheet: ImportSheet): Promise<ImportReport> {
  return reportFor(reader, sheet, await planFor(reader, sheet))
}

async function planFor(reader: Pick<ReadClient, 'model'>, sheet: ImportSheet): Promise<ImportPlan> {
  const providers = [...new Set(sheet.rows.map((row) => row.provider))]
  return planImport(sheet.rows, await listExistingModels(reader, providers))
}

async function reportFor(
  reader: Pick<ReadClient, 'model'>,
  sheet: ImportSheet,
  plan: ImportPlan,
): Promise<ImportReport> {
  const models = await listPlannedModels(
    reader,
    plan.updates.map((update) => update.modelId),
  )
  const fingerprint = createHash('sha256').update(JSON.stringify(plan)).digest('hex')
  return reportOf({ sheet, plan, models, fingerprint })
}

async function createModels(
  tx: Transaction,
  context: Context<'model.import'>,
  creates: readonly PlannedCreate[],
): Promise<AuditEntry[]> {
  const slugs = await listSlugs(tx)
  const models = creates.map((create) => {
    const slug = freeSlug(create, slugs)
    slugs.add(slug)
    return { ...create, id: newId(), slug }
  })
  const made = { createdAt: context.now, createdById: context.actor.id }
  for (const batch of batches(models)) {
    await tx.model.createMany({
      data: batch.map((model) => ({ ...modelData(model), ...made, updatedAt: context.now })),
    })
    await tx.dateClaim.createMany({
      data: batch.flatMap(({ id, claims }) =>
        claims.map((claim) => ({ ...claim, ...made, modelId: id, date: new Date(claim.date) })),
      ),
    })
    await tx.replacement.createMany({
      data: batch.flatMap(({ id, replacements }) =>
        replacements.map((replacement, position) => ({ ...replacement, ...made, modelId: id, position })),
      ),
    })
  }
  return models.map(createEvent)
}

function modelData(model: PlannedCreate & { readonly id: string; readonly slug: string }) {
  const described = { ...model, aliases: [], summary: '' }
  return {
    id: model.id,
    slug: model.slug,
    provider: model.provider,
    apiId: model.apiId,
    displayName: model.displayName,
    family: model.family,
    stage: model.stage,
    ...projectionOf(model.claims),
    searchText: searchTextOf(described),
  }
}

function createEvent(model: PlannedCreate & { readonly id: string }): AuditEntry {
  const { provider, apiId, displayName, family, stage, claims, replacements } = model
  const after = {
    ...{ provider, apiId, displayName, family, stage },
    dates: claims.map(({ kind, date, sourceUrl }) => ({ kind, date, sourceUrl })),
    replacements: replacements.map((replacement) => replacement.reference),
  }
  const record = { type: 'model', id: model.id, label: displayName, version: 1 }
  return { operation: 'model.import', record, changes: changesBetween({}, after) }
}

async function updateModels(
  tx: Transaction,
  context: Context<'model.import'>,
  updates: readonly PlannedUpdate[],
): Promise<AuditEntry[]> {
  const models = await listPlannedModels(
    tx,
    updates.map((update) => update.modelId),
  )
  const byId = new Map(models.map((model) => [model.id, model]))
  const made = { createdAt: context.now, createdById: context.actor.id }
  const events: AuditEntry[] = []
  for (const { modelId, addedClaims, replacements } of updates) {
    const model = byId.get(modelId)
    if (!model) continue
    const data = { version: { increment: 1 }, updatedAt: context.now }
    await tx.model.update({ where: { id: modelId }, data, select: { id: true } })
    await tx.dateClaim.createMany({
      data: addedClaims.map((claim) => ({ ...claim, ...made, modelId, date: new Date(claim.date) })),
    })
    if (replacements) {
      await tx.replacement.updateMany({ where: { modelId, endedAt: null }, data: { endedAt: context.now } })
      await tx.replacement.createMany({
        data: replacements.map((replacement, position) => ({ ...replacement, ...made, modelId, position })),
      })
    }
    await projectDates(tx, modelId)
    const dates = addedClaims.map(({ kind, date, sourceUrl }) => ({ kind, date, sourceUrl }))
    const after = {
      ...(dates.length > 0 ? { dates } : {}),
      ...(replacements ? { replacements: replacements.map((replacement) => replacement.reference) } : {}),
    }
    const record = { type: 'model', id: modelId, label: model.displayName, version: model.version + 1 }
    events.push({ operation: 'model.import', record, changes: changesBetween({}, after) })
  }
  return events
}

/** The file itself is named by its hash, so that anybody who kept it can prove which one it was. */
function importEvent(file: Uint8Array, { created, updated, unchanged, rejected }: ImportReport): AuditEntry {
  const sha256 = createHash('sha256').update(file).digest('hex')
  const record = { type: 'import', id: sha256, label: 'lifecycle table', version: null }
  return {
    operation: 'import.apply',
    record,
    changes: changesBetween({}, { created, updated, unchanged, rejected: rejected.length }),
  }
}

function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH)
}
