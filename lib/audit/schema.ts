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

export const auditList = {
  sorts: ['time'],
  defaultSort: 'time',
  defaultDirection: 'desc',
  filters: { outcome: outcomes, operation: null, record: null, actor: null },
  columns: {
    primary: 'operation',
    shown: ['record', 'changes', 'who', 'outcome', 'time'],
    more: ['number', 'hash', 'request'],
  },
} as const satisfies ListSchema<'time', 'outcome' | 'operation' | 'record' | 'actor'>
