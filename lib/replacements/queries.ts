import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { ReadClient } from '@/lib/db/read-client'
import { findClash } from '@/lib/identities/rules'
import type { Stage } from '@/lib/models/schema'
import { byReference, findReference, followSuccessors } from './rules'
import type { ChainModel } from './schema'

export type Successor = { readonly slug: string; readonly displayName: string; readonly stage: Stage | null }

type Recorded = {
  readonly id: string
  readonly provider: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
  readonly replacements: readonly { readonly reference: string }[]
}

/**
 * Who a model's successors are and where they lead, and whether another model has one of its names. Sources name
 * successors by identifier or alias; those on record are found on every read, so a later import links them.
 */
export async function followReplacements(context: Context<'model.read'>, record: Recorded) {
  const models = await listChainModels(context.db, record.provider)
  const named = byReference(models)
  const successorOf = (reference: string) => toSuccessor(findReference(named, reference))
  const self = models.find((model) => model.id === record.id)
  const succession = self ? followSuccessors(self, named) : null
  return {
    successors: new Map(record.replacements.map(({ reference }) => [reference, successorOf(reference)])),
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
