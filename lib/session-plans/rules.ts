import { foldText } from '../identities/rules'
import type { ReadSession, SessionFacts } from '../transcript-formats/schema'
import type { ImportedSession, SessionState } from '../transcript-imports/schema'

/** A model as sessions may name it. */
export type NameableModel = {
  readonly id: string
  readonly slug: string
  readonly provider: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
  readonly displayName: string
}

export type ModelIndex = {
  readonly byId: ReadonlyMap<string, NameableModel>
  readonly byName: ReadonlyMap<string, ReadonlySet<NameableModel>>
}

export function indexOf(models: readonly NameableModel[]): ModelIndex {
  const byName = new Map<string, Set<NameableModel>>()
  for (const model of models) {
    for (const name of [model.apiId, model.slug, model.displayName, ...model.aliases]) {
      if (!name) continue
      const key = foldText(name)
      byName.set(key, (byName.get(key) ?? new Set()).add(model))
    }
  }
  return { byId: new Map(models.map((model) => [model.id, model])), byName }
}

/**
 * The model that a file names: the first of its names that is one model's identifier, alias, name or address. A provider
 * in front of the name, as routers write it, may be missing here; where several models have a name, the provider decides.
 */
export function modelNamed({ byName }: ModelIndex, { models, provider }: SessionFacts): NameableModel | null {
  for (const name of models) {
    for (const key of [name, name.split('/').at(-1) ?? '']) {
      const found = [...(byName.get(foldText(key)) ?? [])]
      const ofProvider = found.filter((model) => {
        return [provider, ...name.split('/').slice(0, -1)].some((told) => foldText(told) === foldText(model.provider))
      })
      const [only, ...others] = found.length > 1 ? ofProvider : found
      if (only && others.length === 0) return only
    }
  }
  return null
}

/** What is told of a session without its turns: enough to decide what becomes of it. */
export type SessionSummary = Omit<ImportedSession, 'model' | 'state' | 'interview' | 'sameAs'> & {
  readonly facts: SessionFacts
}

export function summaryOf(
  file: string,
  sha256: string,
  { facts, turns, place, format, notes }: ReadSession,
): SessionSummary {
  return {
    ...{ file, place, sha256, format, facts, turns: turns.length },
    title: facts.title || titleOf(file, place),
    statedModel: facts.models[0] ?? '',
    opening: turns.slice(0, OPENING_TURNS).map(({ role, text }) => ({ role, text: beginningOf(text) })),
    ...{ startedAt: facts.startedAt, endedAt: facts.endedAt, endReason: facts.endReason, language: facts.language },
    ...{ tone: facts.tone, disclosureDepth: facts.disclosureDepth },
    ...{ interviewer: facts.interviewer, interviewerKind: facts.interviewerKind },
    notes: [...notes],
  }
}

const OPENING_TURNS = 2
const OPENING_CHARACTERS = 90

function beginningOf(text: string): string {
  const signs = [
    ...text
      .slice(0, 2 * OPENING_CHARACTERS)
      .toWellFormed()
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  return signs.length > OPENING_CHARACTERS ? `${signs.slice(0, OPENING_CHARACTERS).join('')}…` : signs.join('')
}

const LONGEST_TITLE = 200

/** The name of the file without its ending, and the number of the session where the file has several. */
function titleOf(file: string, place: string): string {
  const name = (file.split('/').at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '').trim() || file
  const number = /^#(\d+)/.exec(place)?.[1] ?? /\[(\d+)\]/.exec(place)?.[1] ?? null
  const suffix = number === null ? '' : ` (${place.startsWith('#') ? number : Number(number) + 1})`
  return [...name].slice(0, LONGEST_TITLE - suffix.length).join('') + suffix
}

/** An interview that has the very bytes of a session. */
export type KnownInterview = { readonly id: string; readonly title: string }

export type ImportGround = {
  readonly index: ModelIndex
  /** Interviews on record, by the digest of their bytes. */
  readonly known: ReadonlyMap<string, KnownInterview>
  /** Models that were chosen, by the digest of the session. */
  readonly assigned: ReadonlyMap<string, string>
  /** For every session that names no model on record. */
  readonly modelId: string | null
}

export type PlannedSession = SessionSummary & {
  readonly state: Exclude<SessionState, 'imported'>
  readonly model: NameableModel | null
  readonly interview: KnownInterview | null
  readonly sameAs: string
}

/**
 * Decides what becomes of each session. Planning again after the plan was carried out finds nothing to do: the bytes of
 * every session are on record then. A model that was chosen outweighs one that the file names.
 */
export function* planSessions(
  sessions: readonly SessionSummary[],
  { index, known, assigned, modelId }: ImportGround,
): Generator<void, PlannedSession[]> {
  const files = new Map<string, string>()
  const planned: PlannedSession[] = []
  for (const session of sessions) {
    const { sha256, facts, file } = session
    const chosen = index.byId.get(assigned.get(sha256) ?? '')
    const model = chosen ?? modelNamed(index, facts) ?? index.byId.get(modelId ?? '') ?? null
    const interview = known.get(sha256) ?? null
    const sameAs = files.get(sha256) ?? ''
    files.set(sha256, sameAs || file)
    const state = interview ? 'onRecord' : sameAs ? 'repeated' : model ? 'new' : 'modelMissing'
    planned.push({ ...session, model, interview, sameAs, state })
    yield
  }
  return planned
}
