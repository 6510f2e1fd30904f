import { claimsToAdd, disagreements, futureRefusal } from '../dates/rules'
import type { DateClaim, DateKind, StatedDate } from '../dates/schema'
import { type ByIdentity, groupByIdentity, type Identity, idKeyOf } from '../identities/rules'
import type { Stage } from '../models/schema'
import type {
  ExistingModel,
  ImportPlan,
  ImportRow,
  ImportSheet,
  Note,
  PlannedCreate,
  PlannedReplacement,
  PlannedUpdate,
  RejectedRow,
} from './schema'

/**
 * Decides what a file would change, in the order of its lines. Planning again after the plan was carried out finds
 * nothing to do. A blank cell changes nothing; a stage, a name and a chosen date are never moved by a file, a note
 * says where they differ; dates that differ stand beside each other. Yields between models, where a server may do
 * something else.
 */
export function* planImport(
  rows: readonly ImportRow[],
  existing: readonly ExistingModel[],
): Generator<void, ImportPlan> {
  const models = yield* groupByIdentity(existing, ({ provider, apiId, displayName }) => ({
    provider,
    apiId,
    displayName,
  }))
  const plan: Draft = { creates: [], updates: [], unchanged: [], rejected: [], notes: [] }
  for (const [idKey, names] of yield* groupByIdentity(rows, identityOf)) {
    const isIdShared = names.size > 1 || [...names.values()].flat().some((row) => row.isIdShared)
    for (const [nameKey, [first, ...others]] of names) {
      if (first) planGroup(plan, { idKey, nameKey, isIdShared, first, rows: [first, ...others] }, models)
      yield
    }
  }
  plan.creates.sort(byFirstLine)
  plan.updates.sort(byFirstLine)
  plan.unchanged.sort((one, other) => one.line - other.line)
  plan.rejected.sort((one, other) => one.line - other.line)
  plan.notes.sort((one, other) => one.line - other.line)
  return plan
}

/** The sheet without the lines whose release has not happened yet: those are rejected, as every other door refuses them. */
export function withoutReleasesAhead(sheet: ImportSheet, today: string): ImportSheet {
  const rejected = sheet.rows.flatMap(({ line, released_on }): RejectedRow[] => {
    if (released_on === null || !futureRefusal('released', released_on, today)) return []
    return [{ line, reason: { code: 'releaseAhead', values: { column: 'released_on', value: released_on } } }]
  })
  const lines = new Set(rejected.map(({ line }) => line))
  const rows = sheet.rows.filter(({ line }) => !lines.has(line))
  return { ...sheet, rows, rejected: [...sheet.rejected, ...rejected] }
}

type Draft = { -readonly [Part in keyof ImportPlan]: ImportPlan[Part][number][] }

/** The rows of one file that mean one model. */
type RowGroup = {
  readonly idKey: string
  readonly nameKey: string
  readonly isIdShared: boolean
  readonly first: ImportRow
  readonly rows: readonly ImportRow[]
}

function planGroup(plan: Draft, group: RowGroup, models: ByIdentity<ExistingModel>): void {
  const model = findModel(group, models.get(group.idKey) ?? new Map())
  if (model === 'none') {
    plan.creates.push(planCreate(group, models))
    return
  }
  if (model === 'ambiguous') {
    const { provider, model_id, display_name } = group.first
    const reason = {
      code: 'modelAmbiguous',
      values: { provider, apiId: model_id ?? '', displayName: display_name },
    } as const
    for (const { line } of group.rows) plan.rejected.push({ line, reason })
    return
  }
  const update = planUpdate(group, model)
  if (update.addedClaims.length > 0 || update.replacements) {
    plan.updates.push(update)
    return
  }
  for (const line of update.lines) plan.unchanged.push({ line, modelId: model.id })
  for (const note of update.notes) plan.notes.push(note)
}

/** A name decides when the id is blank or shared; else the only model with that id is meant, whatever its name. */
function findModel(group: RowGroup, candidates: ReadonlyMap<string, ExistingModel[]>) {
  const named = candidates.get(group.nameKey) ?? []
  const [onlyNamed] = named
  if (onlyNamed && named.length === 1) return onlyNamed
  if (onlyNamed) return named.find((model) => model.displayName === group.first.display_name) ?? 'ambiguous'
  if (group.isIdShared || group.first.model_id === null) return 'none'
  const [onlyCandidate, ...others] = [...candidates.values()].flat()
  if (!onlyCandidate) return 'none'
  return others.length === 0 ? onlyCandidate : 'ambiguous'
}

function planCreate(group: RowGroup, models: ByIdentity<ExistingModel>): PlannedCreate {
  const { first, rows, nameKey } = group
  const family = rows.find((row) => row.family !== '')?.family ?? ''
  const stage = rows.find((row) => row.state !== null)?.state ?? null
  const record = { displayName: first.display_name, family, stage, claims: [] }
  const twin = models.get(idKeyOf({ ...identityOf(first), apiId: null }))?.get(nameKey)?.[0]
  const twinValues = { name: first.display_name, modelId: twin?.id ?? '' }
  return {
    lines: rows.map((row) => row.line),
    provider: first.provider,
    apiId: first.model_id,
    displayName: first.display_name,
    family,
    stage,
    claims: claimsToAdd([], rows.flatMap(statedDates)),
    replacements: statedReplacements(rows),
    notes: [
      ...(twin ? [{ line: first.line, code: 'sameNameWithoutId', values: twinValues } as const] : []),
      ...notesOn(rows, record),
    ],
  }
}

function planUpdate({ rows }: RowGroup, model: ExistingModel): PlannedUpdate {
  const stated = statedReplacements(rows)
  const isSameList =
    stated.length === model.currentReplacements.length &&
    stated.every(({ reference }, index) => reference === model.currentReplacements[index])
  return {
    lines: rows.map((row) => row.line),
    modelId: model.id,
    addedClaims: claimsToAdd(model.claims, rows.flatMap(statedDates)),
    chosenClaims: model.claims.filter((claim) => claim.isChosen),
    currentReplacements: model.currentReplacements,
    replacements: stated.length === 0 || isSameList ? null : stated,
    notes: notesOn(rows, model),
  }
}

function statedDates(row: ImportRow): StatedDate[] {
  const dates: readonly { kind: DateKind; date: string | null }[] = [
    { kind: 'released', date: row.released_on },
    { kind: 'deprecated', date: row.deprecated_on },
    { kind: row.retires_on_is_tentative ? 'retiresNotBefore' : 'retires', date: row.retires_on },
  ]
  return dates.flatMap(({ kind, date }) => (date === null ? [] : [{ kind, date, sourceUrl: row.source_url }]))
}

/** Every successor any of the rows names, once, in the order of the lines. */
function statedReplacements(rows: readonly ImportRow[]): PlannedReplacement[] {
  const sources = new Map<string, string>()
  for (const { replacement_model_id, source_url } of rows) {
    for (const reference of replacement_model_id) {
      if (!sources.has(reference)) sources.set(reference, source_url)
    }
  }
  return [...sources].map(([reference, sourceUrl]) => ({ reference, sourceUrl }))
}

type Comparable = {
  readonly displayName: string
  readonly family: string
  readonly stage: Stage | null
  readonly claims: readonly DateClaim[]
}

function notesOn(rows: readonly ImportRow[], record: Comparable): Note[] {
  const onCells = rows.flatMap((row) => notesOnCells(row, record))
  const repeated = rows.length > 1 ? repeatedLines(rows) : []
  const lines = rows.flatMap((row) => statedDates(row).map(() => row.line))
  const onDates = disagreements(record.claims, rows.flatMap(statedDates)).map(({ index, isOtherKind, ...values }) => {
    const code = isOtherKind ? ('retirementKindDiffers' as const) : ('dateDiffers' as const)
    return { line: lines[index] ?? 0, code, values: { ...values, chosen: values.chosen ?? 'none' } }
  })
  return [...repeated, ...onCells, ...onDates].sort((one, other) => one.line - other.line)
}

/** The very same line twice says nothing new, and is most often a slip of whoever copied it. */
function repeatedLines(rows: readonly ImportRow[]): Note[] {
  const firstLines = new Map<string, number>()
  return rows.flatMap(({ line, ...cells }): Note[] => {
    const content = JSON.stringify(cells)
    const first = firstLines.get(content)
    if (first === undefined) firstLines.set(content, line)
    return first === undefined ? [] : [{ line, code: 'lineRepeated', values: { first } }]
  })
}

function notesOnCells({ line, display_name, family, state }: ImportRow, record: Comparable): Note[] {
  const stage = record.stage ?? ''
  const notes: Note[] = []
  if (display_name !== record.displayName) {
    notes.push({ line, code: 'nameDiffers', values: { file: display_name, record: record.displayName } })
  }
  if (family !== '' && family !== record.family) {
    notes.push({ line, code: 'familyDiffers', values: { file: family, record: record.family || 'none' } })
  }
  if (state !== null && state !== stage) {
    notes.push({ line, code: 'stageDiffers', values: { file: state, record: stage } })
  }
  return notes
}

function identityOf({ provider, model_id, display_name }: ImportRow): Identity {
  return { provider, apiId: model_id, displayName: display_name }
}

function byFirstLine(one: { readonly lines: readonly number[] }, other: { readonly lines: readonly number[] }): number {
  return (one.lines[0] ?? 0) - (other.lines[0] ?? 0)
}
