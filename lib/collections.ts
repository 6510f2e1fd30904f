import 'server-only'
import { listAuditEvents } from './audit/queries'
import { auditEventRow, auditList } from './audit/schema'
import { type Collection, collection, type OwnRecord, ownRecord } from './auth/collection'
import { findModel, listModels } from './models/queries'
import { modelList, modelRecord, modelRow } from './models/schema'
import { findPerson, getProfile, listPeople } from './people/queries'
import { personList, personRow, profileRecord } from './people/schema'
import { listPolicyVersions } from './policies/queries'
import { policyList, policyVersion } from './policies/schema'
import { findToken, listTokens } from './tokens/queries'
import { tokenList, tokenRow } from './tokens/schema'

/** What the REST API reads, by the plural in its address. */
export const collections = {
  models: collection({
    permission: 'model.read',
    params: modelList,
    list: listModels,
    row: modelRow,
    find: findModel,
    record: modelRecord,
  }),
  people: collection({
    permission: 'person.read',
    params: personList,
    list: listPeople,
    row: personRow,
    find: findPerson,
    record: personRow,
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
    list: async (context) => ({ rows: await listPolicyVersions(context), next: null, isCursorIgnored: false }),
    row: policyVersion,
  }),
  audit: collection({
    permission: 'audit.read',
    params: auditList,
    list: listAuditEvents,
    row: auditEventRow,
  }),
} as const satisfies Record<string, Collection>

/** What belongs to whoever asks, by its name in the address. */
export const ownRecords = {
  profile: ownRecord({ permission: 'profile.read', record: profileRecord, get: getProfile }),
} as const satisfies Record<string, OwnRecord>
