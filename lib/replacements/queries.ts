import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Model, Replacement } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { findClash } from '@/lib/identities/rules'
import type { Stage } from '@/lib/models/schema'
import { allOf, instantFromJson, type Sql, sql } from '@/lib/sql'
import { type Visibility, visible } from '@/lib/visibility'
import { byReference, followSuccessors } from './rules'
import type { ChainModel } from './schema'

export type Successor = { readonly slug: string; readonly displayName: string; readonly stage: Stage | null }

type Recorded = {
  readonly id: string
  readonly provider: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
}

/**
 * Where a model's successors lead, and whether another model has one of its names. Sources name
 * successors by identifier or alias; those on record are found on every read, so a later import links them.
 */
export async function followReplacements(context: Context<'model.read'>, record: Recorded) {
  const models = await listChainModels(context.db, record.provider)
  const named = byReference(models)
  const self = models.find((model) => model.id === record.id)
  const succession = self ? followSuccessors(self, named) : null
  return {
    succession: succession && {
      end: succession.end,
      steps: succession.steps.map(({ reference, model }) => ({ reference, successor: toSuccessor(model) })),
    },
    nameClash: findClash(
      record,
      models.filter((model) => model.id !== record.id),
    ),
  }
}

/** The models of one provider with their current successors, oldest record first. `reader` is the transaction inside one. */
export async function listChainModels(
  reader: Pick<ReadClient, 'model'>,
  provider: string,
): Promise<readonly ChainModel[]> {
  const models = await reader.model.findMany({
    where: { provider },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      slug: true,
      displayName: true,
      apiId: true,
      aliases: true,
      stage: true,
      replacements: { where: { endedAt: null }, orderBy: { position: 'asc' }, select: { reference: true } },
    },
  })
  return models.map(({ replacements, ...model }) => ({
    ...model,
    successors: replacements.map(({ reference }) => reference),
  }))
}

function toSuccessor(model: ChainModel | null): Successor | null {
  return model && { slug: model.slug, displayName: model.displayName, stage: model.stage }
}

/** The statements of successors of the model that the statement knows as `m`, each with the one on record that is seen. */
export function replacementsOf(sight: Visibility<Model>): Sql {
  const known = (name: Sql) => sql`(
      select json_build_object('slug', s."slug", 'displayName', s."displayName", 'stage', s."stage") from "Model" s
      where ${allOf([sql`s."provider" = m."provider"`, name, ...visible(sight, 's')])} order by s."id" limit 1)`
  const successor = sql`coalesce(${known(sql`s."apiId" = r."reference"`)}, ${known(sql`r."reference" = any(s."aliases")`)})`
  return sql`select r."id", r."reference", r."statedOn", r."endedAt", r."sourceUrl", r."sourceTitle", ${successor} as "successor"
    from "Replacement" r where r."modelId" = m."id"
    order by r."statedOn" desc nulls last, r."createdAt" desc, r."position"`
}

export type StoredReplacement = Pick<Replacement, 'id' | 'reference' | 'sourceUrl' | 'sourceTitle'> & {
  readonly statedOn: string | null
  readonly endedAt: string | null
  readonly successor: Successor | null
}

export function toReplacement({ endedAt, ...replacement }: StoredReplacement) {
  return { ...replacement, endedAt: instantFromJson(endedAt) }
}
