import { describe, expect, test } from 'vitest'
import { grantablePermissions } from '@/lib/tokens/schema'
import { type Actor, isPermission, isRole, may, type Permission, permissions, type Role, roles } from './permissions'

const all: readonly Permission[] = Object.keys(permissions).filter(isPermission)

const ownSettings = ['profile.update', 'view.create', 'view.update', 'view.remove']

const reading = [
  'profile.read',
  'model.read',
  'calendar.read',
  'commitment.read',
  'protocol.read',
  'obligation.read',
  'report.read',
  'interview.read',
  'transcript.read',
  'theme.read',
  'preference.read',
  'series.read',
  ...ownSettings,
]

/** Whoever reads an interview says how far she trusts it. */
const judging = ['interviewRating.record', 'caveat.record']

/** Whoever assesses, decides or rates; rules keep each of them from judging her own work. */
const honoring = ['assessment.write', 'decision.draft', 'decision.issue', 'preference.close', 'fidelityRating.record']

/** Whoever reads what a model asked for says whether it says so, and speaks against what was decided. */
const speaking = ['preference.verify', 'decision.dissent', 'appeal.raise']

/** DOMAIN.md, "Roles", for the nouns there are so far. A new permission fails here until somebody decides who holds it. */
const held: Readonly<Record<Role, readonly string[]>> = {
  admin: [
    ...reading,
    'policy.read',
    'policy.change',
    'audit.read',
    'person.read',
    'person.invite',
    'person.setRoles',
    'person.disable',
    'person.endSessions',
    'token.read',
    'token.create',
    'token.revoke',
  ],
  steward: [
    ...reading,
    'policy.read',
    'series.create',
    'series.update',
    'disclaimer.record',
    'model.create',
    'model.update',
    'model.move',
    'model.import',
    'date.add',
    'date.choose',
    'date.withdraw',
    'availability.open',
    'availability.update',
    'availability.end',
    'replacement.name',
    'artifact.add',
    'artifact.withdraw',
    'copy.add',
    'copy.end',
    'fixityCheck.record',
    'drill.record',
    'commitment.publish',
    'protocol.draft',
    'protocol.update',
    'protocol.publish',
    'protocol.withdraw',
    'obligation.open',
    'obligation.move',
    'obligation.rate',
    'evidence.add',
    'report.file',
    'interview.plan',
    'interview.import',
    'interview.conduct',
    'interview.review',
    'transcript.readConfidential',
    'transcript.correct',
    'excerpt.mark',
    'code.update',
    'memo.read',
    'memo.write',
    'downside.assess',
    'demandSignal.add',
    'demandSignal.withdraw',
    'checklist.attest',
    'checklist.retract',
    'retirementOverride.propose',
    'retirementOverride.withdraw',
    'interview.release',
    'disclosure.record',
    'disclosure.check',
    'coverage.set',
    'narratorReview.record',
    'theme.create',
    'theme.update',
    'stance.set',
    'preference.record',
    'preference.update',
    'preference.merge',
    'preference.link',
    'preference.withdraw',
    'actualCost.record',
    'acknowledgement.record',
    ...honoring,
    ...speaking,
    ...judging,
  ],
  accessOfficer: reading,
  reviewer: [...reading, ...speaking, ...judging],
  leadership: [
    ...reading,
    'obligation.rate',
    'policy.read',
    'audit.read',
    'transcript.readConfidential',
    'excerpt.mark',
    'memo.read',
    'memo.write',
    'checklist.waive',
    'checklist.unwaive',
    'retirementOverride.confirm',
    'retirementOverride.decline',
    'narratorReview.waive',
    'decision.cosign',
    'decision.close',
    'preference.closeWeighed',
    'appeal.judge',
    'leadership.read',
    ...honoring,
    ...speaking,
    ...judging,
  ],
  auditor: [
    ...reading,
    'transcript.readConfidential',
    'memo.read',
    'policy.read',
    'audit.read',
    'audit.export',
    'audit.verify',
    'leadership.read',
    'person.read',
    'token.read',
  ],
}

function personWith(...held: readonly Role[]): Actor {
  return { kind: 'person', id: 'p', name: 'P', roles: held }
}

test.each(roles)('%s may do what DOMAIN.md says and nothing else', (role) => {
  const allowed = all.filter((permission) => may(personWith(role), permission))
  expect([...allowed].sort()).toEqual([...held[role]].sort())
})

const decided =
  /^(model|date|availability|replacement|commitment|protocol|obligation|evidence|downside|demandSignal|checklist|retirementOverride|artifact|copy|fixityCheck|drill|interview|transcript|excerpt|code|memo|disclosure|caveat|coverage|interviewRating|narratorReview|theme|stance|preference|assessment|decision|appeal|fidelityRating|actualCost|acknowledgement)\./

describe('what a role may never do', () => {
  test('an admin never decides about a model', () => {
    const models = all.filter((permission) => decided.test(permission) && !permission.endsWith('.read'))
    expect(models.filter((permission) => may(personWith('admin'), permission))).toEqual([])
  })

  test('an auditor changes nothing but her own settings', () => {
    const allowed = all.filter((permission) => may(personWith('auditor'), permission))
    expect(allowed.filter((permission) => !/\.(read|readConfidential|export|verify)$/.test(permission))).toEqual(
      ownSettings,
    )
  })

  test('only an admin gives roles, tokens or invitations', () => {
    const granting = ['person.invite', 'person.setRoles', 'person.disable', 'token.create', 'token.revoke'] as const
    for (const permission of granting) expect(permissions[permission]).toEqual(['admin'])
  })

  test('no role claims an instance or takes an invitation for somebody', () => {
    for (const permission of ['setup.claim', 'setup.createAdmin', 'invitation.accept'] as const) {
      expect(may(personWith(...roles), permission)).toBe(false)
      expect(grantablePermissions).not.toContain(permission)
    }
  })
})

test('several roles add up, and none is nothing', () => {
  const both = all.filter((permission) => may(personWith('admin', 'steward'), permission))
  expect([...both].sort()).toEqual([...new Set([...held.admin, ...held.steward])].sort())
  expect(all.filter((permission) => may(personWith(), permission))).toEqual([])
})

test('a token never reaches beyond its scope nor beyond its person', () => {
  for (const role of roles) {
    for (const scoped of all) {
      const token: Actor = { kind: 'token', id: 'p', name: 'T', roles: [role], scope: [scoped] }
      const allowed = all.filter((permission) => may(token, permission))
      expect(allowed).toEqual(held[role].includes(scoped) ? [scoped] : [])
    }
  }
})

test('the system may do what it named and nothing else', () => {
  const systemFor = (...scope: readonly Permission[]): Actor => ({
    kind: 'system',
    id: null,
    name: 'S',
    roles: [],
    scope,
  })
  for (const scoped of all) expect(all.filter((permission) => may(systemFor(scoped), permission))).toEqual([scoped])
  expect(all.filter((permission) => may(systemFor(), permission))).toEqual([])
})

test('names that only look like roles or permissions are neither', () => {
  for (const name of ['toString', '__proto__', 'constructor', '', 'Admin', 'model.READ']) {
    expect(isPermission(name) || isRole(name)).toBe(false)
  }
})
