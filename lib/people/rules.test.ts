import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { lastAdminRefusal, movesOf, refusalOf, type Standing, stateOf } from './rules'
import { personMoves, personStates } from './schema'

const admin = { kind: 'person', id: 'admin', name: 'Admin', roles: ['admin'] } as const satisfies Actor

const standings = {
  active: { hasPassword: true, isDisabled: false },
  invited: { hasPassword: false, isDisabled: false },
  disabled: { hasPassword: true, isDisabled: true },
} as const

function personOf(state: keyof typeof standings, id: string, roles: readonly Role[] = ['steward']): Standing {
  return { id, name: 'Ada', roles, ...standings[state] }
}

const acceptable: Readonly<Record<keyof typeof standings, readonly string[]>> = {
  active: ['disable', 'endSessions'],
  invited: ['disable', 'renewInvitation'],
  disabled: ['enable', 'endSessions'],
}

const reasons = {
  disable: 'alreadyDisabled',
  enable: 'notDisabled',
  endSessions: 'notSignedIn',
  renewInvitation: 'alreadyJoined',
} as const

const cases = ([['steward'], ['admin'], ['admin', 'auditor']] as const).flatMap((roles) =>
  ['admin', 'other'].flatMap((id) => [0, 1, 2].map((otherAdmins) => ({ roles, id, otherAdmins }))),
)

type Case = (typeof cases)[number]

/** What disabling somebody who may sign in or was invited is refused for. */
function disableReason(state: keyof typeof standings, { roles, id, otherAdmins }: Case) {
  if (id === admin.id) return 'notYourself'
  return state === 'active' && roles[0] === 'admin' && otherAdmins === 0 ? 'lastAdmin' : undefined
}

describe.each(personStates)('somebody who is %s', (state) => {
  test.each(personMoves)('answers %s by state, then by who asks, then by who else is admin', (move) => {
    for (const situation of cases) {
      const { roles, id, otherAdmins } = situation
      const accepted = move === 'disable' ? disableReason(state, situation) : undefined
      const expected = acceptable[state].includes(move) ? accepted : reasons[move]
      const code = refusalOf(personOf(state, id, roles), move, admin, otherAdmins)?.code
      expect({ ...situation, code }).toEqual({ ...situation, code: expected })
    }
  })

  test('is offered exactly the moves that would be accepted', () => {
    expect(movesOf(personOf(state, 'other'), admin, 1)).toEqual(
      personMoves.filter((move) => acceptable[state].includes(move)),
    )
  })
})

test('the last admin who can sign in keeps the role, by whatever way it would be lost', () => {
  const last = personOf('active', 'other', ['admin'])
  expect(lastAdminRefusal(last, ['auditor'], 0)?.code).toBe('lastAdmin')
  expect(lastAdminRefusal(last, [], 0)?.code).toBe('lastAdmin')
  expect(lastAdminRefusal(last, ['auditor', 'admin'], 0)).toBeNull()
  expect(lastAdminRefusal(last, [], 1)).toBeNull()
})

test('an admin who cannot sign in is nobody to keep', () => {
  expect(lastAdminRefusal(personOf('invited', 'other', ['admin']), [], 0)).toBeNull()
  expect(lastAdminRefusal(personOf('disabled', 'other', ['admin']), [], 0)).toBeNull()
})

test('somebody disabled is disabled, whether she ever came or not', () => {
  expect(stateOf({ hasPassword: false, isDisabled: true })).toBe('disabled')
})

test('even the system cannot lock everybody out', () => {
  const system = { kind: 'system', id: null, name: 'cli', roles: [], scope: [] } as const
  expect(refusalOf(personOf('active', 'other', ['admin']), 'disable', system, 0)?.code).toBe('lastAdmin')
})
