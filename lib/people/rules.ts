import type { Actor, Role } from '@/lib/auth/permissions'
import { type Refusal, refuse } from '@/lib/errors'
import { personMoves, type personStates } from './schema'

export type PersonState = (typeof personStates)[number]

export type Standing = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly hasPassword: boolean
  readonly isDisabled: boolean
}

export type PersonMove = (typeof personMoves)[number]

/** Whether somebody can sign in, was invited and has not come yet, or may not sign in any more. */
export function stateOf(person: Pick<Standing, 'hasPassword' | 'isDisabled'>): PersonState {
  if (person.isDisabled) return 'disabled'
  return person.hasPassword ? 'active' : 'invited'
}

/**
 * Null when `move` may be made, else why not. An admin can lock neither herself nor everybody out.
 * `otherAdmins` counts the other people who hold the role and can sign in.
 */
export function refusalOf(person: Standing, move: PersonMove, actor: Actor, otherAdmins: number): Refusal | null {
  const state = stateOf(person)
  switch (move) {
    case 'disable':
      if (state === 'disabled') return refuse('alreadyDisabled', { name: person.name })
      if (person.id === actor.id) return refuse('notYourself')
      return lastAdminRefusal(person, [], otherAdmins)
    case 'enable':
      return state === 'disabled' ? null : refuse('notDisabled', { name: person.name })
    case 'endSessions':
      return state === 'invited' ? refuse('notSignedIn', { name: person.name }) : null
    case 'renewInvitation':
      return state === 'invited' ? null : refuse('alreadyJoined', { name: person.name })
    default:
      return move satisfies never
  }
}

/** Refuses to take the admin role from the only one who has it and can sign in. */
export function lastAdminRefusal(person: Standing, roles: readonly Role[], otherAdmins: number): Refusal | null {
  const losesAdmin = stateOf(person) === 'active' && person.roles.includes('admin') && !roles.includes('admin')
  return losesAdmin && otherAdmins === 0 ? refuse('lastAdmin', { name: person.name }) : null
}

export function movesOf(person: Standing, actor: Actor, otherAdmins: number): readonly PersonMove[] {
  return personMoves.filter((move) => refusalOf(person, move, actor, otherAdmins) === null)
}
