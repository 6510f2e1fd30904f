import 'server-only'
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { reconcileOwed } from '@/lib/commitments/commands'
import { calendarDate } from '@/lib/days'
import type { ReadClient } from '@/lib/db/read-client'
import { done, type Result, refuse } from '@/lib/errors'
import { freeSlug } from '@/lib/identities/rules'
import { type ImportReport, reportOf } from '@/lib/import-reports/rules'
import {
  insertClaims,
  insertModels,
  insertReplacements,
  lockNames,
  type Made,
  type NewModel,
  projectAllDates,
} from '@/lib/model-rows/commands'
import { readSheet } from '@/lib/sheets/queries'
import { unhurried } from '@/lib/unhurried'
import { listExistingModels, listPlannedModels, listSlugs } from './queries'
import { planImport, withoutReleasesAhead } from './rules'
import type { ImportModelsInput, ImportPlan, ImportSheet, PlannedCreate, PlannedUpdate } from './schema'

/** Twenty thousand rows take well under a minute; anything near this limit has gone wrong. */
const TIMEOUT_MS = 120_000

/** Statements of bounded size: the embedded database answers nobody while it runs one. */
const BATCH = 50

type Reader = Pick<ReadClient, 'model'>

/**
 * Plans what a lifecycle table changes and, unless it is a dry run, carries it out in one transaction. With `expected`,
 * only the very plan that was previewed: if records changed since, nothing happens. A table that says nothing new
 * leaves no trace at all.
 */
export async function importModels(
  context: Context<'model.import'>,
  { file, dryRun, expected }: ImportModelsInput,
): Promise<Result<ImportReport>> {
  const read = await readSheet(file)
  if (!read.ok) return refuse(read.refusal.code, read.refusal.values)
  const sheet = withoutReleasesAhead(read.sheet, calendarDate(context.now))
  const preview = await reportFor(context.db, sheet, await planFor(context.db, sheet))
  if (dryRun) return done(preview)
  if (expected !== null && expected !== preview.fingerprint) return refuse('planChanged')
  if (preview.created + preview.updated === 0) return done(preview)
  const work = async (tx: Transaction) => {
    // In the order in which every other write takes them.
    await lockNames(tx)
    await lockWrites(tx)
    const plan = await planFor(tx, sheet)
    const report = await reportFor(tx, sheet, plan)
    if (expected !== null && expected !== report.fingerprint) return refuse('planChanged')
    const models = await unhurried(withAddresses(plan.creates, await listSlugs(tx)))
    const created = await createModels(tx, context, models)
    const updated = await updateModels(tx, context, plan.updates)
    const events: [AuditEntry, ...AuditEntry[]] = [importEvent(file, report), ...created, ...updated]
    const creates = report.creates.map((line, index) => ({ ...line, slug: models[index]?.slug ?? null }))
    return { value: { ...report, creates }, events }
  }
  return context.write(work, { timeoutMs: TIMEOUT_MS })
}

async function planFor(reader: Reader, sheet: ImportSheet): Promise<ImportPlan> {
  const providers = [...new Set(sheet.rows.map((row) => row.provider))]
  return unhurried(planImport(sheet.rows, await listExistingModels(reader, providers)))
}

async function reportFor(reader: Reader, sheet: ImportSheet, plan: ImportPlan): Promise<ImportReport> {
  const ids = plan.updates.map((update) => update.modelId)
  const models = await listPlannedModels(reader, ids)
  return reportOf({ sheet, plan, models, fingerprint: await unhurried(fingerprintOf(plan)) })
}

/** Equal for equal plans, whatever the order in which the database gave the records. */
function* fingerprintOf({ creates, updates, ...rest }: ImportPlan): Generator<void, string> {
  const hash = createHash('sha256').update(JSON.stringify(rest))
  for (const change of [...creates, ...updates]) {
    hash.update(JSON.stringify(change))
    yield
  }
  return hash.digest('hex')
}

function* withAddresses(creates: readonly PlannedCreate[], slugs: Set<string>): Generator<void, NewModel[]> {
  const models: NewModel[] = []
  for (const create of creates) {
    const slug = freeSlug(create, slugs)
    slugs.add(slug)
    models.push({ ...create, id: newId(), slug })
    yield
  }
  return models
}

async function createModels(tx: Transaction, context: Context<'model.import'>, models: readonly NewModel[]) {
  const made = madeBy(context)
  const events: AuditEntry[] = []
  for (const batch of batches(models)) {
    const rows = batch.map(({ id, claims, replacements }) => ({ modelId: id, claims, replacements }))
    await insertModels(tx, made, batch)
    await insertClaims(tx, made, rows)
    await insertReplacements(tx, made, rows)
    events.push(...batch.map(createEvent))
    events.push(
      ...(await reconcileOwed(
        tx,
        context,
        batch.map(({ id }) => id),
      )),
    )
  }
  return events
}

function madeBy({ now, actor }: Context<'model.import'>): Made {
  return { createdAt: now, createdById: actor.id }
}

function createEvent(model: NewModel): AuditEntry {
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
  const made = madeBy(context)
  const events: AuditEntry[] = []
  for (const batch of batches(updates)) {
    const ids = batch.map((update) => update.modelId)
    const replaced = batch.filter((update) => update.replacements).map((update) => update.modelId)
    const data = { version: { increment: 1 }, updatedAt: context.now }
    await tx.model.updateMany({ where: { id: { in: ids } }, data })
    const claimed = batch.map(({ modelId, addedClaims }) => ({ modelId, claims: addedClaims }))
    await insertClaims(tx, made, claimed)
    await tx.replacement.updateMany({
      where: { modelId: { in: replaced }, endedAt: null },
      data: { endedAt: context.now },
    })
    await insertReplacements(tx, made, batch)
    await projectAllDates(tx, ids)
    const models = new Map((await listPlannedModels(tx, ids)).map((model) => [model.id, model]))
    events.push(...batch.flatMap((update) => updateEvents(update, models.get(update.modelId))))
    events.push(...(await reconcileOwed(tx, context, ids)))
  }
  return events
}

type Named = { readonly displayName: string; readonly version: number }

function updateEvents({ modelId, addedClaims, replacements }: PlannedUpdate, model: Named | undefined): AuditEntry[] {
  if (!model) return []
  const dates = addedClaims.map(({ kind, date, sourceUrl }) => ({ kind, date, sourceUrl }))
  const after = {
    ...(dates.length > 0 ? { dates } : {}),
    ...(replacements ? { replacements: replacements.map((replacement) => replacement.reference) } : {}),
  }
  const record = { type: 'model', id: modelId, label: model.displayName, version: model.version }
  return [{ operation: 'model.import', record, changes: changesBetween({}, after) }]
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
