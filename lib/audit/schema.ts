import { z } from 'zod'
import { shown } from '@/lib/fields'
import type { ListSchema } from '@/lib/list-params'

export const outcomes = ['done', 'denied'] as const

export type Outcome = (typeof outcomes)[number]

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

export type Changes = Readonly<Record<string, { readonly before: JsonValue; readonly after: JsonValue }>>

export type RecordReference = {
  readonly type: string
  readonly id: string
  /** What a reader calls the record; kept so that the log stays readable after a rename. */
  readonly label: string
  readonly version: number | null
}

/** One thing that happened, as a command reports it; actor, time and request are added by the writer. */
export type AuditEntry = {
  readonly operation: string
  readonly record: RecordReference
  readonly changes: Changes
  readonly reason?: string
  /** The version of the policy whose thresholds decided it. */
  readonly policyVersion?: number
}

/** The changed fields of two states of a record, in the shape the log keeps. Equal fields are left out. */
export function changesBetween(
  before: Readonly<Record<string, JsonValue>>,
  after: Readonly<Record<string, JsonValue>>,
): Changes {
  const changes: Record<string, { before: JsonValue; after: JsonValue }> = {}
  for (const [name, value] of Object.entries(after)) {
    const previous = before[name] ?? null
    if (JSON.stringify(previous) !== JSON.stringify(value)) changes[name] = { before: previous, after: value }
  }
  return changes
}

/** Parts of the log that people ask for as a whole. */
export const auditScopes = ['withoutSignIns', 'decisions'] as const

/**
 * What somebody decided, as against describing a record, signing in or looking something up. One lane of the list each,
 * so no more than those are read by index.
 */
export const decisionOperations = [
  'model.recordStage',
  'model.markLegacy',
  'model.deprecate',
  'model.retire',
  'model.reprieve',
  'date.choose',
  'date.withdraw',
  'downside.assess',
  'checklist.waive',
  'checklist.unwaive',
  'retirementOverride.propose',
  'retirementOverride.confirm',
  'retirementOverride.decline',
  'retirementOverride.withdraw',
  'decision.propose',
  'decision.issue',
  'decision.cosign',
  'decision.withdraw',
  'decision.close',
  'appeal.judge',
  'preference.close',
  'policy.change',
] as const

/** How far back from now. */
export const auditPeriods = ['day', 'week', 'month'] as const

export const auditList = {
  sorts: ['time'],
  defaultSort: 'time',
  defaultDirection: 'desc',
  filters: { show: auditScopes, period: auditPeriods, outcome: outcomes, operation: null, record: null, actor: null },
  columns: {
    primary: 'operation',
    shown: ['record', 'changes', 'who', 'outcome', 'time'],
    more: ['number', 'hash', 'request'],
  },
} as const satisfies ListSchema<'time', 'show' | 'period' | 'outcome' | 'operation' | 'record' | 'actor'>

/** One event as lists and histories show it; `changes` are written out as text. */
export const auditEventRow = z.object({
  seq: z.string(),
  hash: z.string(),
  at: shown.instant(),
  actor: z.object({
    id: shown.id().nullable(),
    name: z.string(),
    kind: z.string(),
    roles: z.array(z.string()),
  }),
  operation: z.string(),
  outcome: z.string(),
  record: z.object({ type: z.string(), id: z.string(), label: z.string(), version: z.int().nullable() }),
  changes: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
  reason: z.string().nullable(),
  /** Of the policy under which it was decided; null where none was asked. */
  policyVersion: z.int().nullable(),
  requestId: z.string(),
})

export const chainReport = z.object({
  isIntact: z.boolean(),
  /** Events read. */
  count: z.int(),
  /** The hash up to which was read, and when. */
  head: z.string(),
  at: shown.instant(),
  problems: z.array(z.object({ seq: z.string(), kind: z.string(), sentence: z.string() })),
})
