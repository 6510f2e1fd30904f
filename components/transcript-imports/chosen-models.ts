import type { SessionState } from '@/lib/transcript-imports/schema'
import type { SessionLine } from './import-state'

/** Models that a person chose: for every session that states one name, and for single sessions. Empty: left out. */
export type ChosenModels = {
  readonly byName: ReadonlyMap<string, string>
  readonly bySession: ReadonlyMap<string, string>
}

export const nothingChosen: ChosenModels = { byName: new Map(), bySession: new Map() }

/** The model of a session as it stands now; empty when it has none. */
export function modelIdOf({ sha256, statedModel, model }: SessionLine, { byName, bySession }: ChosenModels): string {
  return bySession.get(sha256) ?? (byName.get(statedModel) || (model?.id ?? ''))
}

/** What becomes of a session with the models that are chosen. */
export function stateOf(line: SessionLine, chosen: ChosenModels): SessionState {
  if (line.state !== 'new' && line.state !== 'modelMissing') return line.state
  return modelIdOf(line, chosen) === '' ? 'modelMissing' : 'new'
}

/** What is sent of it: the sessions whose model is another than the one that was found. */
export function assignedPairs(lines: readonly SessionLine[], chosen: ChosenModels): string[] {
  const pairs = lines.flatMap((line) => {
    const id = modelIdOf(line, chosen)
    return stateOf(line, chosen) === 'new' && id !== line.model?.id ? [`${line.sha256}=${id}`] : []
  })
  return [...new Set(pairs)]
}

export type NamedGroup = { readonly name: string; readonly count: number; readonly modelId: string }

/** Sessions by the model that their files name, those without one on record first. */
export function groupsOf(lines: readonly SessionLine[], chosen: ChosenModels): readonly NamedGroup[] {
  const groups = new Map<string, { name: string; count: number; modelId: string; isMissing: boolean }>()
  for (const line of lines) {
    if (line.state !== 'new' && line.state !== 'modelMissing') continue
    const found = groups.get(line.statedModel)
    const modelId = chosen.byName.get(line.statedModel) ?? line.model?.id ?? ''
    const first = { name: line.statedModel, count: 0, modelId, isMissing: line.model === null }
    groups.set(line.statedModel, { ...(found ?? first), count: (found?.count ?? 0) + 1 })
  }
  return [...groups.values()].toSorted((one, other) => Number(other.isMissing) - Number(one.isMissing))
}
