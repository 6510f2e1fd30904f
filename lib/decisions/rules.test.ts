import { describe, expect, test } from 'vitest'
import { type Actor, may, type Role, roles } from '@/lib/auth/permissions'
import { type Band, bands } from '@/lib/costs/schema'
import { dissentRefusal } from '@/lib/dissents/rules'
import { wentOtherwise } from '@/lib/equity/rules'
import { closeRefusal, isException } from '@/lib/exceptions/rules'
import {
  decisionTransitions,
  heldBackOf,
  isDueAgain,
  type MovableDecision,
  movesOf,
  refusalOf,
  unfinishedOf,
} from './rules'
import {
  type DecisionMove,
  type DecisionOutcome,
  type DecisionState,
  decisionMoves,
  decisionOutcomes,
  decisionStates,
} from './schema'

const today = '2026-11-30'

function personWith(...held: readonly Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: held }
}

/** A decision that lacks nothing, on one option of the kind its outcome takes, in a band. */
function decisionOf(parts: Partial<MovableDecision> & { readonly band?: Band | null } = {}): MovableDecision {
  const { band = 'low', outcome = 'honor', ...rest } = parts
  const kind = outcome === 'honorPartially' ? 'partial' : 'full'
  return {
    ...{
      isAssessed: true,
      state: 'draft',
      outcome,
      optionId: 'o',
      reasons: 'Because.',
      passedOver: 'So.',
      reviewBy: '2027-01-31',
    },
    ...{ steps: 1, preferenceState: 'assessed', assessorIds: ['a'], isOvertaken: false },
    ...{ deciderId: 'd', cosignerId: null, appellantId: 'r' },
    options: band === null ? [] : [{ id: 'o', kind, band, expected: 100n }],
    ...rest,
  }
}

type Asked = { readonly state: DecisionState; readonly outcome: DecisionOutcome; readonly band: Band | null }

const decides: readonly Role[] = ['steward', 'leadership']

function lackOf({ outcome, band }: Omit<Asked, 'state'>) {
  return band === null && (outcome === 'honor' || outcome === 'honorPartially') ? 'decisionNeedsOption' : null
}

/** What a steward is told who may not decide it alone. */
function leadersFor({ outcome, band }: Asked) {
  const isHonoring = outcome === 'honor' || outcome === 'honorPartially'
  return band === 'low' && !isHonoring ? 'declineNeedsLeadership' : 'decisionNeedsLeadership'
}

function expectedIssue(role: Role, asked: Asked) {
  if (!decides.includes(role)) return 'decisionNeedsSteward'
  const isLow = asked.outcome === 'honor' && asked.band === 'low'
  if (role === 'steward' && !isLow) return leadersFor(asked)
  return asked.band === 'high' ? 'decisionNeedsCosigner' : lackOf(asked)
}

const leader = (role: Role, code: string) => (role === 'leadership' ? null : code)

/** DOMAIN.md, 4, written down a second time: what a stranger to the record would be answered. */
const expected: Readonly<Record<DecisionMove, (role: Role, asked: Asked) => string | null>> = {
  update: (role, { state }) =>
    decides.includes(role) && state === 'draft'
      ? null
      : leader(role, role === 'steward' ? 'decisionNotYours' : 'decisionNeedsSteward'),
  withdraw: (role) => leader(role, role === 'steward' ? 'decisionNotYours' : 'decisionNeedsSteward'),
  propose: (role, asked) =>
    leader(role, role === 'steward' ? leadersFor(asked) : 'decisionNeedsSteward') ?? lackOf(asked),
  issue: expectedIssue,
  cosign: (role, asked) => leader(role, 'cosignNeedsLeadership') ?? lackOf(asked),
  appeal: (role) => (decides.includes(role) || role === 'reviewer' ? null : 'appealNeedsReader'),
  uphold: (role) => leader(role, 'appealNeedsLeadership'),
  revise: (role) => leader(role, 'appealNeedsLeadership'),
}

describe.each(decisionStates)('a decision that is %s', (state) => {
  test.each(roles)('takes from %s exactly the steps of the table, for every outcome and band', (role) => {
    for (const outcome of decisionOutcomes) {
      for (const band of [...bands, null]) {
        const decision = decisionOf({ state, outcome, band })
        const offered: Partial<Record<string, string>> = decisionTransitions[state]
        const answers = decisionMoves.map((move) => refusalOf(decision, move, personWith(role), today)?.code ?? null)
        const wanted = decisionMoves.map((move) =>
          offered[move] ? expected[move](role, { state, outcome, band }) : 'decisionMoveNotOffered',
        )
        expect(answers, `${outcome} ${band}`).toEqual(wanted)
        const open = decisionMoves.filter((_, at) => wanted[at] === null)
        expect(movesOf(decision, personWith(role), today)).toEqual(open)
      }
    }
  })
})

describe('nobody has two parts in one decision', () => {
  const all = personWith(...roles)

  test('whoever assessed it neither decides, cosigns nor judges it, whatever roles she holds', () => {
    const codeOf = (parts: Partial<MovableDecision>, move: DecisionMove) =>
      refusalOf(decisionOf({ assessorIds: ['p'], ...parts }), move, all, today)?.code
    expect(codeOf({}, 'issue')).toBe('deciderAssessed')
    expect(codeOf({}, 'propose')).toBe('deciderAssessed')
    expect(codeOf({ state: 'proposed' }, 'cosign')).toBe('cosignerAssessed')
    expect(codeOf({ state: 'underAppeal' }, 'uphold')).toBe('judgeAssessed')
  })

  test('a decider who assessed after she proposed is found by the cosigner', () => {
    const decision = decisionOf({ state: 'proposed', assessorIds: ['d'] })
    expect(refusalOf(decision, 'cosign', all, today)?.code).toBe('deciderAssessed')
  })

  test('the decider neither cosigns nor judges; the cosigner and the appellant do not judge', () => {
    const codeOf = (parts: Partial<MovableDecision>, move: DecisionMove) =>
      refusalOf(decisionOf(parts), move, all, today)?.code
    expect(codeOf({ state: 'proposed', deciderId: 'p' }, 'cosign')).toBe('cosignerDecided')
    expect(codeOf({ state: 'underAppeal', deciderId: 'p' }, 'revise')).toBe('judgeDecided')
    expect(codeOf({ state: 'underAppeal', cosignerId: 'p' }, 'revise')).toBe('judgeDecided')
    expect(codeOf({ state: 'underAppeal', appellantId: 'p' }, 'revise')).toBe('judgeAppealed')
  })

  test('a system decides nothing', () => {
    const scope = ['decision.draft', 'decision.issue', 'decision.cosign', 'appeal.raise', 'appeal.judge'] as const
    const system: Actor = { kind: 'system', id: null, name: 'S', roles: [], scope }
    for (const state of decisionStates) expect(movesOf(decisionOf({ state }), system, today)).toEqual([])
  })

  test('whoever signed it does not dissent from it, and others do once it is proposed', () => {
    expect(dissentRefusal(decisionOf({ state: 'issued', deciderId: 'p' }), all)?.code).toBe('dissentOwn')
    expect(dissentRefusal(decisionOf({ state: 'issued', cosignerId: 'p' }), all)?.code).toBe('dissentOwn')
    expect(dissentRefusal(decisionOf({ state: 'draft' }), all)?.code).toBe('decisionMoveNotOffered')
    expect(dissentRefusal(decisionOf({ state: 'proposed' }), personWith('reviewer'))).toBeNull()
    expect(dissentRefusal(decisionOf({ state: 'issued' }), personWith('auditor'))?.code).toBe('dissentNeedsReader')
  })
})

describe('a decision is not issued while it lacks', () => {
  const lacks = (parts: Parameters<typeof decisionOf>[0]) =>
    unfinishedOf(decisionOf(parts), today).map(({ code }) => code)

  test.each([
    ['an assessed preference', { preferenceState: 'decided' as const }, 'preferenceMoveNotOffered'],
    ['a look at a newer assessment', { isOvertaken: true }, 'decisionOvertaken'],
    ['an option', { optionId: null }, 'decisionNeedsOption'],
    ['reasons', { reasons: '' }, 'decisionNeedsReasons'],
    ['steps', { steps: 0 }, 'decisionNeedsSteps'],
    ['a day of review', { outcome: 'defer' as const, reviewBy: null }, 'deferNeedsReview'],
    ['a day of review that is ahead', { outcome: 'defer' as const, reviewBy: today }, 'deferNeedsReview'],
    ['a word on what is low', { outcome: 'decline' as const, passedOver: '' }, 'decisionNeedsPassedOver'],
  ])('%s', (_, parts, code) => {
    expect(lacks(parts)).toEqual([code])
  })

  test('a word on something cheaper that gives a part of it', () => {
    const options = [
      { id: 'o', kind: 'full' as const, band: 'medium' as const, expected: 100n },
      { id: 'c', kind: 'partial' as const, band: 'low' as const, expected: 1n },
    ]
    expect(lacks({ options, passedOver: '' })).toEqual(['decisionNeedsPassedOver'])
    expect(lacks({ options, optionId: 'c', outcome: 'honorPartially', passedOver: '' })).toEqual([])
  })

  test('an option that gives as much as its outcome says', () => {
    const options = [{ id: 'o', kind: 'symbolic' as const, band: 'low' as const, expected: 1n }]
    expect(lacks({ options })).toEqual(['optionIsOther'])
    expect(lacks({ options, outcome: 'honorPartially' })).toEqual([])
    expect(lacks({ outcome: 'honorPartially', options: decisionOf().options })).toEqual(['optionIsOther'])
  })
})

test('whoever decides at all is told why she cannot, and others are told nothing', () => {
  expect(heldBackOf(decisionOf({ band: 'medium' }), personWith('steward'), today)?.code).toBe('decisionNeedsLeadership')
  expect(heldBackOf(decisionOf({ band: 'high' }), personWith('leadership'), today)).toBeNull()
  expect(heldBackOf(decisionOf({ band: 'medium' }), personWith('auditor'), today)).toBeNull()
  expect(heldBackOf(decisionOf({ reasons: '' }), personWith('steward'), today)).toBeNull()
})

test('only a current declining of what is low, that nobody has closed, is an exception', () => {
  const standing = { state: 'issued', outcome: 'decline', band: 'low', isCurrent: true, isClosed: false } as const
  expect(isException(standing)).toBe(true)
  for (const part of [{ outcome: 'defer' }, { band: 'medium' }, { isCurrent: false }, { isClosed: true }] as const) {
    expect(isException({ ...standing, ...part })).toBe(false)
  }
  expect(closeRefusal(standing, personWith('leadership'))).toBeNull()
  for (const role of roles.filter((one) => !may(personWith(one), 'decision.close'))) {
    expect(closeRefusal(standing, personWith(role))?.code).toBe('closeNeedsLeadership')
  }
})

test('it went otherwise where one got something and the other was declined', () => {
  const unlike = decisionOutcomes.filter((outcome) => wentOtherwise('decline', outcome))
  expect(unlike).toEqual(['honor', 'honorPartially', 'alreadySatisfied'])
  for (const outcome of decisionOutcomes) {
    expect(wentOtherwise(outcome, outcome)).toBe(false)
    expect(wentOtherwise('defer', outcome)).toBe(false)
    expect(wentOtherwise(outcome, 'outOfOurControl')).toBe(false)
  }
})

test('what was put off is looked at again from its day on, as long as that decision holds', () => {
  const put = { outcome: 'defer', isCurrent: true, reviewBy: today } as const
  expect(isDueAgain(put, today)).toBe(true)
  for (const part of [
    { reviewBy: '2999-01-01' },
    { reviewBy: null },
    { isCurrent: false },
    { outcome: 'decline' } as const,
  ]) {
    expect(isDueAgain({ ...put, ...part }, today)).toBe(false)
  }
})
