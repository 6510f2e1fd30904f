/* The table that tests of moves go through: who asks, from which stage, with which dates and which checklist. */
import { type Actor, roles } from '@/lib/auth/permissions'
import type { ChecklistStanding } from '@/lib/checklists/schema'
import { nothingSettled } from '@/lib/models/rules'
import type { Move, Stage } from '@/lib/models/schema'

export const now = new Date('2026-11-24T12:00:00Z')

export const policy = { noticeDays: 60 }

export const dates = {
  none: null,
  past: '2026-01-05',
  /** Exactly the notice that the policy asks for, and one day less. */
  enough: '2026-09-25',
  short: '2026-09-26',
  today: '2026-11-24',
  ahead: '2026-11-25',
} as const

const person = { kind: 'person', id: 'p', name: 'P' } as const

const system = { kind: 'system', id: null, name: 'job', roles: [] } as const

const token = { kind: 'token', id: 'p', name: 'T' } as const

export const actors: readonly { who: string; actor: Actor; isAllowed: boolean }[] = [
  ...roles.map((role) => ({
    who: `a person who is ${role}`,
    actor: { ...person, roles: [role] },
    isAllowed: role === 'steward',
  })),
  { who: 'an auditor who is steward too', actor: { ...person, roles: ['auditor', 'steward'] }, isAllowed: true },
  { who: 'somebody without a role', actor: { ...person, roles: [] }, isAllowed: false },
  { who: 'the system, for moves', actor: { ...system, scope: ['model.move'] }, isAllowed: true },
  { who: 'the system, for something else', actor: { ...system, scope: ['model.import'] }, isAllowed: false },
  { who: 'a token for moves', actor: { ...token, roles: ['steward'], scope: ['model.move'] }, isAllowed: true },
  { who: 'a token for reading', actor: { ...token, roles: ['steward'], scope: ['model.read'] }, isAllowed: false },
  { who: 'a token of an auditor', actor: { ...token, roles: ['auditor'], scope: ['model.move'] }, isAllowed: false },
]

/** DOMAIN.md, 1: every arrow that exists, written out a second time. */
export const arrows: readonly (readonly [from: string, move: Move, to: readonly Stage[]])[] = [
  ['unrecorded', 'recordStage', ['active', 'legacy', 'deprecated', 'retired']],
  ['active', 'markLegacy', ['legacy']],
  ['active', 'deprecate', ['deprecated']],
  ['legacy', 'deprecate', ['deprecated']],
  ['legacy', 'reprieve', ['active']],
  ['deprecated', 'retire', ['retired']],
  ['deprecated', 'reprieve', ['active', 'legacy']],
]

export const settled: ChecklistStanding = { unmet: [], isOverridden: false }

export const standings: readonly ChecklistStanding[] = [
  settled,
  nothingSettled,
  { unmet: ['weights'], isOverridden: false },
  { unmet: ['weights'], isOverridden: true },
]

export const steward: Actor = { ...person, roles: ['steward'] }
