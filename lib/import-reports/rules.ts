import { rivalKinds } from '../dates/rules'
import type { DateKind } from '../dates/schema'
import type {
  IgnoredColumn,
  ImportPlan,
  ImportSheet,
  Note,
  PlannedCreate,
  PlannedUpdate,
  RejectedRow,
} from '../imports/schema'
import type { Stage } from '../models/schema'

/** A date that is added. `chosen` is the one its record goes by, before and after; null when this is the first. */
export type ReportedDate = {
  readonly kind: DateKind
  readonly date: string
  readonly isChosen: boolean
  readonly chosen: string | null
}

/** One model of a preview or of a finished import. `slug` is null for a model that is only planned. */
export type ReportLine = {
  readonly lines: readonly number[]
  readonly name: string
  readonly slug: string | null
  readonly stage: Stage | null
  readonly dates: readonly ReportedDate[]
  /** The successors stated; null when they stay as they are. */
  readonly replacements: readonly string[] | null
  readonly replacementsBefore: readonly string[]
}

/** What an import does or did, for people and programs. Rejections and notes are codes with values. */
export type ImportReport = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: readonly RejectedRow[]
  readonly notes: readonly Note[]
  readonly ignoredColumns: readonly IgnoredColumn[]
  readonly creates: readonly ReportLine[]
  readonly updates: readonly ReportLine[]
  /** Of the plan; equal for equal plans. */
  readonly fingerprint: string
}

type Reported = {
  readonly sheet: ImportSheet
  readonly plan: ImportPlan
  readonly models: readonly { readonly id: string; readonly slug: string; readonly displayName: string }[]
  readonly fingerprint: string
}

export function reportOf({ sheet, plan, models, fingerprint }: Reported): ImportReport {
  const byId = new Map(models.map((model) => [model.id, model]))
  const notes = [plan.notes, ...[...plan.creates, ...plan.updates].map((change) => change.notes)]
  const byLine = <Item extends { readonly line: number }>(items: readonly Item[]) =>
    items.toSorted((a, b) => a.line - b.line)
  return {
    created: plan.creates.length,
    updated: plan.updates.length,
    unchanged: plan.unchanged.length,
    rejected: byLine([...sheet.rejected, ...plan.rejected]),
    notes: byLine(notes.flat()),
    ignoredColumns: sheet.ignoredColumns,
    creates: plan.creates.map((create) => reportLine(create, create.displayName, create)),
    updates: plan.updates.map((update) => {
      const model = byId.get(update.modelId)
      return reportLine({ ...update, claims: update.addedClaims }, model?.displayName ?? '', model)
    }),
    fingerprint,
  }
}

type Change = Pick<PlannedCreate, 'lines' | 'claims'> &
  Pick<PlannedUpdate, 'replacements'> &
  Partial<Pick<PlannedUpdate, 'chosenClaims' | 'currentReplacements'>>

function reportLine(
  change: Change,
  name: string,
  { slug, stage }: { slug?: string; stage?: Stage | null } = {},
): ReportLine {
  const chosen = new Map(
    change.chosenClaims?.flatMap(({ kind, date }) => rivalKinds(kind).map((rival) => [rival, date])),
  )
  return {
    lines: change.lines,
    name,
    slug: slug ?? null,
    stage: stage ?? null,
    dates: change.claims.map(({ kind, date, isChosen }) => ({
      kind,
      date,
      isChosen,
      chosen: chosen.get(kind) ?? null,
    })),
    replacements: change.replacements?.map((replacement) => replacement.reference) ?? null,
    replacementsBefore: change.currentReplacements ?? [],
  }
}
