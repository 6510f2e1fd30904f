import { type Refusal, refuse } from '@/lib/errors'
import { foldText } from '@/lib/identities/rules'
import type { Stage } from '@/lib/models/schema'
import type { ChainModel } from './schema'

type Statement = { readonly reference: string; readonly statedOn: string | null }

type Named = Pick<ChainModel, 'apiId' | 'aliases'>

/** Why a new list of successors cannot take the place of the current one. `today` and dates are calendar dates. */
export function statementRefusal(
  stated: { readonly references: readonly string[]; readonly statedOn: string },
  model: Named & { readonly current: readonly Statement[] },
  today: string,
): Refusal | null {
  if (stated.statedOn > today) return refuse('claimInFuture')
  const own = namesOf(model)
  if (stated.references.some((reference) => own.includes(foldText(reference)))) return refuse('successorIsSelf')
  const newest = model.current.map(({ statedOn }) => statedOn ?? '').reduce(later, '')
  if (stated.statedOn < newest) return refuse('statementOlder', { date: newest })
  const isSame =
    stated.references.length === model.current.length &&
    stated.references.every((reference, at) => reference === model.current[at]?.reference)
  return isSame ? refuse('successorsUnchanged') : null
}

/** Each reference once, in the order stated; spellings that differ only in case or kind of hyphen are the same. */
export function distinctReferences(references: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const reference of references) {
    if (!seen.has(foldText(reference))) seen.set(foldText(reference), reference)
  }
  return [...seen.values()]
}

/** Models by every name a source may call them: identifiers first, then other names. The oldest record wins. */
export function byReference(models: readonly ChainModel[]): ReadonlyMap<string, ChainModel> {
  const found = new Map<string, ChainModel>()
  const add = (name: string, model: ChainModel) => {
    const key = foldText(name)
    if (!found.has(key)) found.set(key, model)
  }
  for (const model of models) if (model.apiId) add(model.apiId, model)
  for (const model of models) for (const alias of model.aliases) add(alias, model)
  return found
}

export function findReference(models: ReadonlyMap<string, ChainModel>, reference: string): ChainModel | null {
  return models.get(foldText(reference)) ?? null
}

/** One stop on the way; `model` is null for a name that is not on record. */
export type Step = { readonly reference: string; readonly model: ChainModel | null }

/**
 * Where a model's successors lead. `alive`: to a model that is active or legacy. Otherwise none on record is, and the
 * way shown ends at a model without a successor (`deadEnd`), at a name not on record, or where it began (`cycle`).
 */
export type Succession = {
  readonly steps: readonly Step[]
  readonly end: 'alive' | 'deadEnd' | 'notOnRecord' | 'cycle'
}

/**
 * Follows current replacements to the nearest live model: fewest steps first, then the order in which sources name
 * them. Without one, the way of the first names is shown to its end. Null when the model has no successor.
 */
export function followSuccessors(start: ChainModel, models: ReadonlyMap<string, ChainModel>): Succession | null {
  if (start.successors.length === 0) return null
  const seen = new Set([start.id])
  let ways: readonly (readonly Step[])[] = [[]]
  while (ways.length > 0) {
    const next: (readonly Step[])[] = []
    for (const way of ways) {
      for (const reference of lastOf(way, start).successors) {
        const model = findReference(models, reference)
        if (!model || seen.has(model.id)) continue
        seen.add(model.id)
        const longer = [...way, { reference, model }]
        if (isAlive(model.stage)) return { steps: longer, end: 'alive' }
        next.push(longer)
      }
    }
    ways = next
  }
  return followFirst(start, models)
}

function followFirst(start: ChainModel, models: ReadonlyMap<string, ChainModel>): Succession {
  const seen = new Set([start.id])
  const steps: Step[] = []
  let model = start
  for (;;) {
    const [reference] = model.successors
    if (reference === undefined) return { steps, end: 'deadEnd' }
    const next = findReference(models, reference)
    steps.push({ reference, model: next })
    if (!next) return { steps, end: 'notOnRecord' }
    if (seen.has(next.id)) return { steps, end: 'cycle' }
    seen.add(next.id)
    model = next
  }
}

function lastOf(way: readonly Step[], start: ChainModel): ChainModel {
  return way.at(-1)?.model ?? start
}

function isAlive(stage: Stage | null): boolean {
  return stage === 'active' || stage === 'legacy'
}

function namesOf({ apiId, aliases }: Named): readonly string[] {
  return [...(apiId ? [apiId] : []), ...aliases].map(foldText)
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
