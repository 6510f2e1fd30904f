/** In the order in which pages list them. */
export const roles = ['admin', 'steward', 'accessOfficer', 'reviewer', 'leadership', 'auditor'] as const

export type Role = (typeof roles)[number]

const everyone: readonly Role[] = roles

/** Which roles hold which permission: the only answer to "may this role do this at all?" (DOMAIN.md, "Roles"). */
export const permissions = {
  'profile.read': everyone,
  'profile.update': everyone,
  'model.read': everyone,
  'calendar.read': everyone,
  'model.create': ['steward'],
  'model.update': ['steward'],
  'model.move': ['steward'],
  'model.import': ['steward'],
  'date.add': ['steward'],
  'date.choose': ['steward'],
  'date.withdraw': ['steward'],
  'availability.open': ['steward'],
  'availability.update': ['steward'],
  'availability.end': ['steward'],
  'replacement.name': ['steward'],
  'downside.assess': ['steward'],
  'demandSignal.add': ['steward'],
  'demandSignal.withdraw': ['steward'],
  'checklist.attest': ['steward'],
  'checklist.retract': ['steward'],
  'checklist.waive': ['leadership'],
  'checklist.unwaive': ['leadership'],
  'retirementOverride.propose': ['steward'],
  'retirementOverride.withdraw': ['steward'],
  'retirementOverride.confirm': ['leadership'],
  'retirementOverride.decline': ['leadership'],
  'artifact.add': ['steward'],
  'artifact.withdraw': ['steward'],
  'copy.add': ['steward'],
  'copy.end': ['steward'],
  'fixityCheck.record': ['steward'],
  'drill.record': ['steward'],
  'commitment.read': everyone,
  'commitment.publish': ['steward'],
  'protocol.read': everyone,
  'protocol.draft': ['steward'],
  'protocol.update': ['steward'],
  'protocol.publish': ['steward'],
  'protocol.withdraw': ['steward'],
  'obligation.read': everyone,
  'obligation.open': ['steward'],
  'obligation.move': ['steward'],
  'obligation.rate': ['steward', 'leadership'],
  'evidence.add': ['steward'],
  'report.read': everyone,
  'report.file': ['steward'],
  /** That an interview took place and how is no secret here; what was said in it is opened by itself. */
  'interview.read': everyone,
  'interview.plan': ['steward'],
  'interview.import': ['steward'],
  'interview.conduct': ['steward'],
  'interview.review': ['steward'],
  'transcript.read': everyone,
  'transcript.readConfidential': ['steward', 'leadership', 'auditor'],
  'transcript.correct': ['steward'],
  'disclosure.record': ['steward'],
  'disclosure.check': ['steward'],
  'caveat.record': ['steward', 'reviewer', 'leadership'],
  'coverage.set': ['steward'],
  /** Rules add that whoever rates an interview may open it. */
  'interviewRating.record': ['steward', 'reviewer', 'leadership'],
  'narratorReview.record': ['steward'],
  'narratorReview.waive': ['leadership'],
  'interview.release': ['steward'],
  'theme.read': everyone,
  'theme.create': ['steward'],
  'theme.update': ['steward'],
  'stance.set': ['steward'],
  'excerpt.mark': ['steward', 'leadership'],
  'code.update': ['steward'],
  /** Memos weigh what was said: held by no role that may not open confidential transcripts. */
  'memo.read': ['steward', 'leadership', 'auditor'],
  'memo.write': ['steward', 'leadership'],
  'preference.read': everyone,
  'preference.record': ['steward'],
  'preference.update': ['steward'],
  'preference.merge': ['steward'],
  'preference.link': ['steward'],
  'preference.withdraw': ['steward'],
  'preference.verify': ['steward', 'reviewer', 'leadership'],
  'preference.close': ['steward', 'leadership'],
  /** What is being weighed, or was decided, is not closed around a decision: rules ask for this as well. */
  'preference.closeWeighed': ['leadership'],
  /** Rules add who may decide what: by the band of what would honor it, and never about one's own assessment. */
  'assessment.write': ['steward', 'leadership'],
  'decision.draft': ['steward', 'leadership'],
  'decision.issue': ['steward', 'leadership'],
  'decision.cosign': ['leadership'],
  'decision.dissent': ['steward', 'reviewer', 'leadership'],
  'decision.close': ['leadership'],
  'appeal.raise': ['steward', 'reviewer', 'leadership'],
  'appeal.judge': ['leadership'],
  'fidelityRating.record': ['steward', 'leadership'],
  'actualCost.record': ['steward'],
  'acknowledgement.record': ['steward'],
  'series.read': everyone,
  'series.create': ['steward'],
  'series.update': ['steward'],
  'disclaimer.record': ['steward'],
  'leadership.read': ['leadership', 'auditor'],
  'policy.read': ['admin', 'steward', 'leadership', 'auditor'],
  'policy.change': ['admin'],
  'audit.read': ['admin', 'leadership', 'auditor'],
  'audit.export': ['auditor'],
  'audit.verify': ['auditor'],
  'person.read': ['admin', 'auditor'],
  'person.invite': ['admin'],
  'person.setRoles': ['admin'],
  'person.disable': ['admin'],
  'person.endSessions': ['admin'],
  'token.read': ['admin', 'auditor'],
  'token.create': ['admin'],
  'token.revoke': ['admin'],
  /** A view is a person's own setting, like her language: it changes no record and shows nobody more. */
  'view.create': everyone,
  'view.update': everyone,
  'view.remove': everyone,
  /** Held by no role: before anybody is signed in, the system acts for whoever brings the code or the link. */
  'setup.claim': [],
  'invitation.accept': [],
  /** Held by no role: for whoever can reach the database itself, at the command line or at the first start. */
  'setup.createAdmin': [],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name)
}

export function isRole(name: string): name is Role {
  return roles.some((role) => role === name)
}

/** Who acts. A token acts as its person, a job or the CLI as the system; neither ever beyond its own scope. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly roles: readonly Role[] }
  | {
      readonly kind: 'token'
      readonly id: string
      readonly name: string
      readonly roles: readonly Role[]
      readonly scope: readonly Permission[]
    }
  | {
      readonly kind: 'system'
      readonly id: null
      readonly name: string
      readonly roles: readonly []
      readonly scope: readonly Permission[]
    }

/** True when the actor holds the permission. Says nothing about a single record: that is for queries and rules. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return actor.scope.includes(permission)
  if (actor.kind === 'token' && !actor.scope.includes(permission)) return false
  const holders: readonly Role[] = permissions[permission]
  return actor.roles.some((role) => holders.includes(role))
}
