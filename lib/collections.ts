import 'server-only'
import { listAgreement } from './agreement/queries'
import { agreementList, agreementRow } from './agreement/schema'
import { listShownAssessments } from './assessments/queries'
import { heldAssessment } from './assessments/schema'
import { listAuditEvents } from './audit/queries'
import { auditEventRow, auditList } from './audit/schema'
import { type Collection, collection, type OwnRecord, ownRecord } from './auth/collection'
import { listClocks } from './clocks/queries'
import { clockList, clockRow } from './clocks/schema'
import { findCommitment, listCommitments } from './commitments/queries'
import { commitmentList, commitmentRecord, commitmentRow } from './commitments/schema'
import { listModelCoverage } from './coverage/queries'
import { coverageList, modelCoverageRow } from './coverage/schema'
import { findDecisionWithOutcome } from './decision-outcomes/queries'
import { decisionWithOutcome } from './decision-outcomes/schema'
import { listDecisions } from './decisions/queries'
import { decisionList, decisionRow } from './decisions/schema'
import { findDisclosure, listDisclosures } from './disclosures/queries'
import { disclosureList, disclosureRow } from './disclosures/schema'
import { listLifecycleLines } from './exports/queries'
import {
  auditColumns,
  auditLine,
  decisionColumns,
  decisionLine,
  obligationColumns,
  obligationLine,
  preferenceColumns,
  preferenceLine,
} from './exports/rules'
import { importColumns } from './imports/schema'
import { listInterviews } from './interviews/queries'
import { interviewList, interviewRow } from './interviews/schema'
import { findModel, listModels } from './models/queries'
import { modelList, modelRow } from './models/schema'
import { findObligation, listObligations } from './obligations/queries'
import { obligationList, obligationRecord, obligationRow } from './obligations/schema'
import { findPerson, findProfile, listPeople } from './people/queries'
import { personList, personRow, profileRecord } from './people/schema'
import { listPolicyVersions } from './policies/queries'
import { policyList, policyVersion } from './policies/schema'
import { findPreference, listPreferences } from './preferences/queries'
import { preferenceList, preferenceRecord, preferenceRow } from './preferences/schema'
import { findPreservation, listPreservation } from './preservation/queries'
import { preservationList, preservationRecord, preservationRow } from './preservation/schema'
import { protocolRecord } from './protocol-versions/schema'
import { findProtocol, listProtocols } from './protocols/queries'
import { protocolList, protocolRow } from './protocols/schema'
import { findReport, listReports } from './reports/queries'
import { reportList, reportRecord, reportRow } from './reports/schema'
import { findSeries, listSeries } from './series/queries'
import { seriesList, seriesRecord, seriesRow } from './series/schema'
import { findModelOn } from './snapshots/queries'
import { datedModelRecord } from './snapshots/schema'
import { findTheme, listThemes } from './themes/queries'
import { themeList, themeRecord, themeRow } from './themes/schema'
import { findToken, listTokens } from './tokens/queries'
import { tokenList, tokenRow } from './tokens/schema'
import { findTrustedInterview } from './trust/queries'
import { trustedInterviewRecord } from './trust/schema'

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
  preferences: collection({
    permission: 'preference.read',
    params: preferenceList,
    list: listPreferences,
    row: preferenceRow,
    find: async (context, id) => {
      const found = await findPreference(context, id)
      return found && { ...found, assessments: await listShownAssessments(context, found.id) }
    },
    record: preferenceRecord.extend({ assessments: heldAssessment.array() }),
    export: { columns: preferenceColumns, lines: async (_, rows) => rows.map(preferenceLine) },
  }),
  series: collection({
    permission: 'series.read',
    params: seriesList,
    list: listSeries,
    row: seriesRow,
    find: findSeries,
    record: seriesRecord,
  }),
  themes: collection({
    permission: 'theme.read',
    params: themeList,
    list: listThemes,
    row: themeRow,
    find: findTheme,
    record: themeRecord,
  }),
  decisions: collection({
    permission: 'preference.read',
    params: decisionList,
    list: listDecisions,
    row: decisionRow,
    find: findDecisionWithOutcome,
    record: decisionWithOutcome,
    export: { columns: decisionColumns, lines: async (_, rows) => rows.map(decisionLine) },
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
