import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from '@/lib/auth/permissions'
import { stages } from '@/lib/models/schema'
import { type Finding, itemMoveRefusal, itemMovesOf } from './rules'
import { checklistItems, findingBases, type ItemMove, itemMoves, waivableItems } from './schema'

const person = (role: Role): Actor => ({ kind: 'person', id: 'p', name: 'P', roles: [role] })

const holders: Readonly<Record<ItemMove, Role>> = {
  attest: 'steward',
  retract: 'steward',
  waive: 'leadership',
  unwaive: 'leadership',
}

function expectedCode(move: ItemMove, { item, basis, isSilent }: Finding, isRetired: boolean) {
  const isMet = basis === 'record' || basis === 'attestation'
  if (isRetired && (move === 'waive' || move === 'unwaive')) return 'checklistClosed'
  if (move === 'retract') return basis === 'attestation' ? 'accepted' : 'wordTakenBack'
  if (move === 'unwaive') return basis === 'waiver' ? 'accepted' : 'wordTakenBack'
  if (move === 'attest') {
    if (!isSilent) return 'itemNotAttested'
    return basis === 'attestation' ? 'itemAttested' : 'accepted'
  }
  if (!waivableItems.some((known) => known === item)) return 'itemNotWaivable'
  if (isMet) return 'itemMet'
  return basis === 'waiver' ? 'itemWaived' : 'accepted'
}

const situations = [null, ...stages].flatMap((stage) =>
  checklistItems.flatMap((item) =>
    [null, ...findingBases].flatMap((basis) => {
      const state = basis === null ? 'notMet' : basis === 'waiver' ? 'waived' : 'met'
      return [true, false].map((isSilent) => {
        const finding: Finding = { item, basis, state, isSilent, missing: [], refusal: null, settlement: null }
        return { stage, finding }
      })
    }),
  ),
)

test.each(itemMoves)('%s is for one role, one kind of item and one state of it', (move) => {
  for (const role of roles) {
    for (const { stage, finding } of situations) {
      const attempt = { stage, finding, actor: person(role) }
      const code = itemMoveRefusal(move, attempt)?.code ?? 'accepted'
      const expected = holders[move] === role ? expectedCode(move, finding, stage === 'retired') : 'forbidden'
      expect({ role, stage, finding, code }).toEqual({ role, stage, finding, code: expected })
      expect(itemMovesOf(attempt).includes(move)).toBe(expected === 'accepted')
    }
  }
})
