import 'server-only'
import { listAuditEvents } from './audit/queries'
import { auditList } from './audit/schema'
import { type Collection, collection } from './auth/collection'
import { parseList } from './list-params'
import { findModel, listModels } from './models/queries'
import { modelList } from './models/schema'
import { listPeople } from './people/queries'
import { personList } from './people/schema'
import { listPolicyVersions } from './policies/queries'
import { listTokens } from './tokens/queries'
import { tokenList } from './tokens/schema'

/** What the REST API reads, by the plural in its address. */
export const collections = {
  models: collection({
    permission: 'model.read',
    list: (context, search) => listModels(context, parseList(modelList, search)),
    find: findModel,
  }),
  people: collection({
    permission: 'person.read',
    list: (context, search) => listPeople(context, parseList(personList, search)),
  }),
  tokens: collection({
    permission: 'token.read',
    list: (context, search) => listTokens(context, parseList(tokenList, search)),
  }),
  policies: collection({
    permission: 'policy.read',
    list: async (context) => ({ rows: await listPolicyVersions(context), next: null }),
  }),
  audit: collection({
    permission: 'audit.read',
    list: (context, search) => listAuditEvents(context, parseList(auditList, search)),
  }),
} as const satisfies Record<string, Collection>

export type CollectionName = keyof typeof collections

export function isCollectionName(name: string): name is CollectionName {
  return Object.hasOwn(collections, name)
}
