import 'server-only'
import { type AuditEventRow, listAuditEvents } from './audit/queries'
import { auditList } from './audit/schema'
import { type Collection, collection, type SearchParams } from './auth/collection'
import type { Caller } from './auth/context'
import { csvResponse } from './csv/response'
import { done, type Result } from './errors'
import { listLifecycleLines } from './exports/queries'
import { importColumns } from './imports/schema'
import { parseList } from './list-params'
import { findModel, listModels } from './models/queries'
import { calendarDate } from './models/rules'
import { modelList } from './models/schema'
import { listPeople } from './people/queries'
import { personList } from './people/schema'
import { listTokens } from './tokens/queries'

const auditColumns = [
  ...['seq', 'at', 'actor', 'actor_kind', 'actor_roles', 'operation', 'outcome'],
  ...['record_type', 'record_id', 'record', 'version', 'changes', 'reason', 'request_id', 'hash'],
]

function auditLine({ actor, record, ...event }: AuditEventRow): string[] {
  return [
    ...[event.seq, event.at, actor.name, actor.kind, actor.roles.join(';'), event.operation, event.outcome],
    ...[record.type, record.id, record.label, record.version === null ? '' : String(record.version)],
    ...[JSON.stringify(event.changes), event.reason ?? '', event.requestId, event.hash],
  ]
}

/** What the REST API reads, by the plural in its address. */
export const collections = {
  models: collection({
    permission: 'model.read',
    list: (context, search) => listModels(context, parseList(modelList, search)),
    find: findModel,
    export: {
      schema: modelList,
      columns: importColumns,
      lines: (context, models) => listLifecycleLines(context, models),
    },
  }),
  people: collection({
    permission: 'person.read',
    list: (context, search) => listPeople(context, parseList(personList, search)),
    export: {
      schema: personList,
      columns: ['name', 'email', 'roles', 'state', 'added_at'],
      lines: async (_, people) =>
        people.map(({ name, email, roles, state, createdAt }) => [name, email, roles.join(';'), state, createdAt]),
    },
  }),
  tokens: collection({
    permission: 'token.read',
    list: async (context) => ({ rows: await listTokens(context), next: null }),
  }),
  audit: collection({
    permission: 'audit.read',
    list: (context, search) => listAuditEvents(context, parseList(auditList, search)),
    export: {
      schema: auditList,
      columns: auditColumns,
      lines: async (_, events) => events.map(auditLine),
      permission: 'audit.export',
    },
  }),
} as const satisfies Record<string, Collection>

export type CollectionName = keyof typeof collections

export function isCollectionName(name: string): name is CollectionName {
  return Object.hasOwn(collections, name)
}

/** Whether a request for a list asks for it as CSV, in its address or in what it accepts. */
export function isCsvWanted(search: SearchParams, accept: string | null): boolean {
  if (search.format !== undefined) return [search.format].flat().includes('csv')
  return /^\s*text\/csv\b/i.test(accept ?? '')
}

/** A whole list as a CSV file; `bom=1` writes the mark by which Excel knows UTF-8. */
export async function exportCsv(name: CollectionName, caller: Caller, search: SearchParams): Promise<Result<Response>> {
  const table = await collections[name].export(caller, search)
  if (!table.ok) return table
  const fileName = `emeritus-${name}-${calendarDate(table.value.at)}.csv`
  return done(csvResponse(table.value, { fileName, hasMark: [search.bom].flat().includes('1') }))
}
