import { auditList } from '@/lib/audit/schema'
import { type Actor, may, type Permission } from '@/lib/auth/permissions'
import { decisionList } from '@/lib/decisions/schema'
import { type Refusal, refuse } from '@/lib/errors'
import { interviewList } from '@/lib/interviews/schema'
import { type ListSchema, parseQuery, viewQuery } from '@/lib/list-params'
import { modelList } from '@/lib/models/schema'
import { obligationList } from '@/lib/obligations/schema'
import { personList } from '@/lib/people/schema'
import { preferenceList } from '@/lib/preferences/schema'
import { preservationList } from '@/lib/preservation/schema'
import { type ViewList, viewLists } from './schema'

type OpenList = { permission: Permission; path: `/${string}`; schema: ListSchema<string, string> }

/** What it takes to open each list, where it is, and what its address may say. */
const lists: Readonly<Record<ViewList, OpenList>> = {
  models: { permission: 'model.read', path: '/models', schema: modelList },
  preservation: { permission: 'model.read', path: '/preservation', schema: preservationList },
  obligations: { permission: 'obligation.read', path: '/obligations', schema: obligationList },
  decisions: { permission: 'preference.read', path: '/decisions', schema: decisionList },
  interviews: { permission: 'interview.read', path: '/interviews', schema: interviewList },
  preferences: { permission: 'preference.read', path: '/preferences', schema: preferenceList },
  people: { permission: 'person.read', path: '/settings/people', schema: personList },
  audit: { permission: 'audit.read', path: '/audit', schema: auditList },
}

/** The lists this actor may open. Of another list she sees no view, shared or not. */
export function listsOpenTo(actor: Actor): readonly ViewList[] {
  return viewLists.filter((list) => may(actor, lists[list].permission))
}

/** The query string as the list's schema writes it: nothing that the list does not offer, no page, no view. */
export function queryOf(list: ViewList, query: string): string {
  const { schema } = lists[list]
  return viewQuery(schema, parseQuery(schema, query))
}

/** The address that opens the view. */
export function addressOf({ id, list, query }: { id: string; list: ViewList; query: string }): string {
  return `${lists[list].path}${query === '' ? '?' : `${query}&`}view=${id}`
}

/** The address of the list as it is without any view. */
export function plainAddressOf(list: ViewList): string {
  return lists[list].path
}

export const viewMoves = ['update', 'remove'] as const

export type ViewMove = (typeof viewMoves)[number]

export type OwnedView = { readonly ownerId: string; readonly isShared: boolean }

/**
 * Null when `move` may be made, else why not. A view is its owner's; an admin may also remove a shared one, because
 * somebody must be able to clear up after those who have left. Nobody renames another's view under her name.
 */
export function refusalOf(view: OwnedView, move: ViewMove, actor: Actor): Refusal | null {
  if (view.ownerId === actor.id) return null
  const isClearing = move === 'remove' && view.isShared && actor.roles.some((role) => role === 'admin')
  return isClearing ? null : refuse('viewNotYours')
}

export function movesOf(view: OwnedView, actor: Actor): readonly ViewMove[] {
  return viewMoves.filter((move) => refusalOf(view, move, actor) === null)
}
