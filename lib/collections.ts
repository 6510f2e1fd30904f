import 'server-only'
import { type AuditEventRow, listAuditEvents } from './audit/queries'
import { auditEventRow, auditList } from './audit/schema'
import { type Collection, collection, type OwnRecord, ownRecord } from './auth/collection'
import type { Plain } from './auth/operation'
import { findCommitment, listCommitments } from './commitments/queries'
import { commitmentList, commitmentRecord, commitmentRow } from './commitments/schema'
import { listClocks } from './clocks/queries'
import { clockList, clockRow } from './clocks/schema'
import { listAgreement } from './agreement/queries'
import { agreementList, agreementRow } from './agreement/schema'
import { listModelCoverage } from './coverage/queries'
import { coverageList, modelCoverageRow } from './coverage/schema'
import { findDisclosure, listDisclosures } from './disclosures/queries'
import { disclosureList, disclosureRow } from './disclosures/schema'
import { listInterviews } from './interviews/queries'
import { interviewList, interviewRow } from './interviews/schema'
import { listLifecycleLines } from './exports/queries'
import { importColumns } from './imports/schema'
import { findModel, listModels } from './models/queries'
import { modelList, modelRow } from './models/schema'
import { findObligation, listObligations, type ObligationRow } from './obligations/queries'
import { obligationList, obligationRecord, obligationRow } from './obligations/schema'
import { findPerson, findProfile, listPeople } from './people/queries'
import { personList, personRow, profileRecord } from './people/schema'
import { listPolicyVersions } from './policies/queries'
import { policyList, policyVersion } from './policies/schema'
import { findPreservation, listPreservation } from './preservation/queries'
import { preservationList, preservationRecord, preservationRow } from './preservation/schema'
import { findProtocol, listProtocols } from './protocols/queries'
import { protocolList, protocolRow } from './protocols/schema'
import { protocolRecord } from './protocol-versions/schema'
import { findReport, listReports } from './reports/queries'
import { reportList, reportRecord, reportRow } from './reports/schema'
import { findModelOn } from './snapshots/queries'
import { datedModelRecord } from './snapshots/schema'
import { findTheme, listThemes } from './themes/queries'
import { themeList, themeRecord, themeRow } from './themes/schema'
import { findTrustedInterview } from './trust/queries'
import { trustedInterviewRecord } from './trust/schema'
import { findToken, listTokens } from './tokens/queries'
import { tokenList, tokenRow } from './tokens/schema'

const auditColumns = [
  ...['seq', 'at', 'actor', 'actor_kind', 'actor_roles', 'operation', 'outcome'],
  ...['record_type', 'record_id', 'record', 'version', 'changes', 'reason', 'request_id', 'hash'],
]

function auditLine({ actor, record, ...event }: Plain<AuditEventRow>): string[] {
  return [
    ...[event.seq, event.at, actor.name, actor.kind, actor.roles.join(';'), event.operation, event.outcome],
    ...[record.type, record.id, record.label, record.version === null ? '' : String(record.version)],
    ...[JSON.stringify(event.changes), event.reason ?? '', event.requestId, event.hash],
  ]
}

const obligationColumns = [
  ...['id', 'title', 'model', 'owed_to', 'source', 'kind', 'due_on', 'state', 'is_overdue', 'owner', 'evidence'],
  ...['slot', 'slots', 'is_demo', 'updated_at'],
]

function obligationLine(row: Plain<ObligationRow>): string[] {
  return [
    ...[row.id, row.title, row.model.displayName, row.owedTo, row.source, row.kind, row.dueOn ?? '', row.state],
    ...[String(row.isOverdue), row.owner?.name ?? '', String(row.evidenceCount), String(row.slot), String(row.slots)],
    ...[String(row.isDemo), row.updatedAt],
  ]
}

/** A list that is never paged. */
function whole<Row>(rows: readonly Row[]) {
  return { rows, next: null, isCursorIgnored: false }
}

/** What the REST API reads, by the plural in its address. */
export const collections = {
  models: collection({
    permission: 'model.read',
    params: modelList,
    list: listModels,
    row: modelRow,
    find: findModel,
    record: datedModelRecord,
    findAsOf: findModelOn,
    export: { columns: importColumns, lines: listLifecycleLines },
  }),
  preservation: collection({
    permission: 'model.read',
    params: preservationList,
    list: listPreservation,
    row: preservationRow,
    find: findPreservation,
    record: preservationRecord,
  }),
  commitments: collection({
    permission: 'commitment.read',
    params: commitmentList,
    list: listCommitments,
    row: commitmentRow,
    find: findCommitment,
    record: commitmentRecord,
  }),
  protocols: collection({
    permission: 'protocol.read',
    params: protocolList,
    list: listProtocols,
    row: protocolRow,
    find: findProtocol,
    record: protocolRecord,
  }),
  obligations: collection({
    permission: 'obligation.read',
    params: obligationList,
    list: listObligations,
    row: obligationRow,
    find: findObligation,
    record: obligationRecord,
    export: { columns: obligationColumns, lines: async (_, rows) => rows.map(obligationLine) },
  }),
  interviews: collection({
    permission: 'interview.read',
    params: interviewList,
    list: listInterviews,
    row: interviewRow,
    find: findTrustedInterview,
    record: trustedInterviewRecord,
  }),
  disclosures: collection({
    permission: 'interview.read',
    params: disclosureList,
    list: listDisclosures,
    row: disclosureRow,
    find: findDisclosure,
    record: disclosureRow,
  }),
  coverage: collection({
    permission: 'interview.read',
    params: coverageList,
    list: async (context, params) => whole((await listModelCoverage(context, params)).rows),
    row: modelCoverageRow,
  }),
  agreement: collection({
    permission: 'interview.read',
    params: agreementList,
    list: async (context, params) => whole(await listAgreement(context, params)),
    row: agreementRow,
  }),
  themes: collection({
    permission: 'theme.read',
    params: themeList,
    list: listThemes,
    row: themeRow,
    find: findTheme,
    record: themeRecord,
  }),
  clocks: collection({
    permission: 'obligation.read',
    params: clockList,
    list: (context, params) => listClocks(context, params),
    row: clockRow,
  }),
  people: collection({
    permission: 'person.read',
    params: personList,
    list: listPeople,
    row: personRow,
    find: findPerson,
    record: personRow,
    export: {
      columns: ['name', 'email', 'roles', 'state', 'added_at'],
      lines: async (_, people) =>
        people.map(({ name, email, roles, state, createdAt }) => [name, email, roles.join(';'), state, createdAt]),
    },
  }),
  tokens: collection({
    permission: 'token.read',
    params: tokenList,
    list: listTokens,
    row: tokenRow,
    find: findToken,
    record: tokenRow,
  }),
  policies: collection({
    permission: 'policy.read',
    params: policyList,
    list: async (context) => whole(await listPolicyVersions(context)),
    row: policyVersion,
  }),
  reports: collection({
    permission: 'report.read',
    params: reportList,
    list: listReports,
    row: reportRow,
    find: findReport,
    record: reportRecord,
  }),
  audit: collection({
    permission: 'audit.read',
    params: auditList,
    list: listAuditEvents,
    row: auditEventRow,
    export: { columns: auditColumns, lines: async (_, events) => events.map(auditLine), permission: 'audit.export' },
  }),
} as const satisfies Record<string, Collection>

/** What belongs to whoever asks, by its name in the address. */
export const ownRecords = {
  profile: ownRecord({ permission: 'profile.read', record: profileRecord, get: findProfile }),
} as const satisfies Record<string, OwnRecord>
