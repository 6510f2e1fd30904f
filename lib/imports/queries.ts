import 'server-only'
import { calendarDate } from '@/lib/days'
import type { ReadClient } from '@/lib/db/read-client'
import type { ExistingModel } from './schema'

/** Rows of one query: the server does other things between two. */
const BATCH = 500

/** What the plan compares a file with: every model of its providers. `reader` is the transaction inside one. */
export async function listExistingModels(
  reader: Pick<ReadClient, 'model'>,
  providers: readonly string[],
): Promise<readonly ExistingModel[]> {
  const found: ExistingModel[] = []
  for (;;) {
    const models = await readBatch(reader, providers, found.at(-1)?.id)
    for (const { dateClaims, replacements, ...model } of models) {
      const claims = dateClaims.map(({ endedAt, withdrawnAt, ...claim }) => ({
        ...claim,
        date: calendarDate(claim.date),
        isEnded: endedAt !== null || withdrawnAt !== null,
      }))
      found.push({ ...model, claims, currentReplacements: replacements.map(({ reference }) => reference) })
    }
    if (models.length < BATCH) return found
  }
}

function readBatch(reader: Pick<ReadClient, 'model'>, providers: readonly string[], after: string | undefined) {
  return reader.model.findMany({
    where: { provider: { in: [...providers], mode: 'insensitive' }, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: {
      id: true,
      provider: true,
      apiId: true,
      displayName: true,
      family: true,
      stage: true,
      dateClaims: {
        orderBy: { id: 'asc' },
        select: { kind: true, date: true, sourceUrl: true, isChosen: true, endedAt: true, withdrawnAt: true },
      },
      replacements: { where: { endedAt: null }, orderBy: { position: 'asc' }, select: { reference: true } },
    },
  })
}

/** Name, address, version and stage of the models a plan changes. */
export async function listPlannedModels(reader: Pick<ReadClient, 'model'>, ids: readonly string[]) {
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
    ids.slice(at * BATCH, (at + 1) * BATCH),
  )
  const models = []
  for (const batch of batches) {
    const where = { id: { in: batch } }
    const select = { id: true, slug: true, displayName: true, version: true, stage: true }
    models.push(...(await reader.model.findMany({ where, select })))
  }
  return models
}

/** Addresses that are taken. Models are thousands, not millions, so all of them are read at once. */
export async function listSlugs(reader: Pick<ReadClient, 'model'>): Promise<Set<string>> {
  const models = await reader.model.findMany({ select: { slug: true } })
  return new Set(models.map((model) => model.slug))
}
