import 'server-only'
import { calendarDate } from '@/lib/calendar'
import type { ReadClient } from '@/lib/db/read-client'
import type { ExistingModel } from './schema'

/** What the plan compares a file with: every model of its providers. `reader` is the transaction inside one. */
export async function listExistingModels(
  reader: Pick<ReadClient, 'model'>,
  providers: readonly string[],
): Promise<readonly ExistingModel[]> {
  const models = await reader.model.findMany({
    where: { provider: { in: [...providers], mode: 'insensitive' } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      provider: true,
      apiId: true,
      displayName: true,
      family: true,
      stage: true,
      dateClaims: { orderBy: { id: 'asc' }, select: { kind: true, date: true, sourceUrl: true, isChosen: true } },
      replacements: { where: { endedAt: null }, orderBy: { position: 'asc' }, select: { reference: true } },
    },
  })
  return models.map(({ dateClaims, replacements, ...model }) => ({
    ...model,
    claims: dateClaims.map((claim) => ({ ...claim, date: calendarDate(claim.date) })),
    currentReplacements: replacements.map((replacement) => replacement.reference),
  }))
}

/** Name, address and version of the models a plan changes. */
export async function listPlannedModels(reader: Pick<ReadClient, 'model'>, ids: readonly string[]) {
  return reader.model.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, slug: true, displayName: true, version: true },
  })
}

/** Addresses that are taken. Models are thousands, not millions, so all of them are read at once. */
export async function listSlugs(reader: Pick<ReadClient, 'model'>): Promise<Set<string>> {
  const models = await reader.model.findMany({ select: { slug: true } })
  return new Set(models.map((model) => model.slug))
}
