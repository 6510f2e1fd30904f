import type { Actor } from '@/lib/auth/permissions'
import { type Refusal, refuse } from '@/lib/errors'

type Authored = { readonly createdById: string | null }

export function isAuthor({ createdById }: Authored, actor: Actor): boolean {
  return actor.id !== null && actor.id === createdById
}

/** A memo is somebody's thought: only she rewrites it or takes it back. */
export function changeRefusal(memo: Authored, actor: Actor): Refusal | null {
  return isAuthor(memo, actor) ? null : refuse('memoNotYours')
}
