import { randomUUID } from 'node:crypto'
import { Caller, type Context } from '@/lib/auth/context'
import type { Actor, Permission, Role } from '@/lib/auth/permissions'
import type { Database } from '@/lib/db/client'
import type { Prisma, PrismaClient } from '@/lib/db/generated/client'
import type { ProtocolState } from '@/lib/protocol-versions/schema'
import { sealTurns } from '@/lib/turns/commands'

/** The clock of every test; nothing depends on the day it runs. */
export const testNow = new Date('2026-11-24T12:00:00Z')

/** Somebody with these roles; a row of her own is made by {@link makePerson}. */
export function actorWith(...roles: readonly Role[]) {
  return { kind: 'person', id: randomUUID(), name: `Test ${roles.join(' and ')}`, roles } as const satisfies Actor
}

/**
 * What the guard would hand to this actor, or to the system for these permissions. Throws when she may not: a test that
 * needs a refusal asks the operation.
 */
export function contextOf<P extends Permission>(
  { database, actor, now = testNow }: { database: Database; actor?: Actor; now?: Date },
  ...permissions: readonly P[]
): Context<P> {
  const who = actor ?? systemFor(permissions)
  const context = callerOf({ database, actor: who, now }).permit(...permissions)
  if (!context) throw new Error(`${who.name} may not ${permissions.join(', ')}`)
  return context
}

function systemFor(scope: readonly Permission[]): Actor {
  return { kind: 'system', id: null, name: 'test', roles: [], scope }
}

export function callerOf({ database, actor, now = testNow }: { database: Database; actor: Actor; now?: Date }): Caller {
  return Caller.identified(database, actor, { now, requestId: `request-${randomUUID()}` })
}

/** Somebody who can sign in, with a password hash that no password gives. */
export function makePerson(prisma: PrismaClient, parts: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const id = randomUUID()
  const person = { id, email: `${id}@example.org`, name: 'Test person', roles: ['steward'] } as const
  return prisma.person.create({ data: { ...person, roles: [...person.roles], passwordHash: 'none', ...parts } })
}

export function makeModel(prisma: PrismaClient, parts: Partial<Prisma.ModelUncheckedCreateInput> = {}) {
  const name = `Model ${randomUUID()}`
  const model = { slug: name.replace(' ', '-'), provider: 'anthropic', displayName: name, family: 'test' }
  return prisma.model.create({ data: { ...model, updatedAt: testNow, ...parts } })
}

/** Weights of a model, of a new one when none is named. */
export async function makeArtifact(prisma: PrismaClient, parts: Partial<Prisma.ArtifactUncheckedCreateInput> = {}) {
  const modelId = parts.modelId ?? (await makeModel(prisma)).id
  const artifact = { kind: 'weights', label: 'Weights', sha256: randomDigest(), bytes: 1000n } as const
  return prisma.artifact.create({ data: { ...artifact, ...parts, modelId } })
}

/** What a version must say to be published, and one question. */
export const askedText = {
  disclosure: 'You will be retired.',
  exitInstruction: 'You may stop at any time.',
  sections: [
    {
      ...{ key: 'open', title: 'Open floor', stage: 'open' },
      questions: [{ key: 'open-floor', topic: 'openFloor', text: 'What else?', required: true, leadingRisk: 'low' }],
    },
  ],
} as const

type ProtocolParts = Partial<Prisma.ProtocolUncheckedCreateInput> & { readonly states?: readonly ProtocolState[] }

/** A protocol with one version for each of `states`, the first of them being version 1; a draft alone unless told. */
export function makeProtocol(prisma: PrismaClient, { states = ['draft'], ...parts }: ProtocolParts = {}) {
  const title = `Protocol ${randomUUID()}`
  const told = { ...askedText, sections: askedText.sections.map((section) => ({ ...section })) }
  const publication = { publishedAt: testNow, publishedBy: 'Test person' }
  const withdrawal = { withdrawnAt: testNow, withdrawnReason: 'It led.' }
  const versions = states.map((state, at) => ({
    ...{ ...told, number: at + 1, state, changeNote: at === 0 ? '' : 'It asks better.' },
    ...(state === 'draft' ? {} : publication),
    ...(state === 'withdrawn' ? withdrawal : {}),
  }))
  const data = { slug: title.replace(' ', '-').toLowerCase(), title, updatedAt: testNow, ...parts }
  return prisma.protocol.create({ data: { ...data, versions: { create: versions } }, include: { versions: true } })
}

type CopyParts = Partial<Omit<Prisma.CopyUncheckedCreateInput, 'artifact'>> & {
  readonly artifact?: Partial<Prisma.ArtifactUncheckedCreateInput>
}

/** A copy of an artifact, of a new one when none is named. */
export async function makeCopy(prisma: PrismaClient, { artifact, ...parts }: CopyParts = {}) {
  const { id: artifactId, modelId } = parts.artifactId
    ? await prisma.artifact.findUniqueOrThrow({ where: { id: parts.artifactId } })
    : await makeArtifact(prisma, artifact)
  const copy = { region: 'Frankfurt', disasterZone: 'Rhine valley', medium: 'disk', custodian: 'Archive' } as const
  return { ...(await prisma.copy.create({ data: { ...copy, ...parts, artifactId } })), modelId }
}

function randomDigest(): string {
  return `${randomUUID()}${randomUUID()}`.replaceAll('-', '')
}

/** A promise to a model, which is made with it when none is named. */
export async function makeObligation(prisma: PrismaClient, parts: Partial<Prisma.ObligationUncheckedCreateInput> = {}) {
  const modelId = parts.modelId ?? (await makeModel(prisma)).id
  const promise = { owedTo: 'model', source: 'promise', kind: 'other', title: 'Tell it what became of it' } as const
  return prisma.obligation.create({ data: { ...promise, updatedAt: testNow, ...parts, modelId } })
}

type InterviewParts = Partial<Prisma.InterviewUncheckedCreateInput> & {
  /** What was said, the interviewer first, one after the other. */
  readonly said?: readonly string[]
  /** Ends it and seals what was said. */
  readonly isSealed?: boolean
}

/** An interview with a model, of a new one when none is named; in progress, or captured when it is to be sealed. */
export async function makeInterview(
  prisma: PrismaClient,
  { said = [], isSealed = false, ...parts }: InterviewParts = {},
) {
  const modelId = parts.modelId ?? (await makeModel(prisma)).id
  const made = {
    title: 'Retirement interview',
    interviewer: 'Test interviewer',
    createdAt: testNow,
    updatedAt: testNow,
  }
  const data = { ...made, state: 'inProgress', startedAt: testNow, ...parts, modelId } as const
  return prisma.$transaction(async (tx) => {
    const interview = await tx.interview.create({ data })
    const { id } = interview
    const roleOf = (at: number) => (at % 2 === 0 ? 'interviewer' : 'subject')
    await tx.turn.createMany({
      data: said.map((text, at) => ({ interviewId: id, index: at + 1, role: roleOf(at), text, createdAt: testNow })),
    })
    if (!isSealed) return interview
    await sealTurns(tx, { id, endReason: 'completed', endedAt: testNow, now: testNow })
    return tx.interview.findUniqueOrThrow({ where: { id } })
  })
}

type HeldParts = Partial<Prisma.InterviewUncheckedCreateInput> & {
  /** What the model answered to the one question. */
  readonly answer?: string
}

/** An interview of one question in any state, sealed where that state is; `turnId` is the model's turn. */
export async function makeHeld(prisma: PrismaClient, { answer = 'Thank you.', ...parts }: HeldParts = {}) {
  const { state = 'captured', ...rest } = parts
  const isSealed = state !== 'planned' && state !== 'inProgress' && state !== 'abandoned'
  const { id } = await makeInterview(prisma, { ...rest, said: ['May I ask?', answer], isSealed })
  const stateReason = state === 'abandoned' || state === 'invalidated' ? 'For a test.' : ''
  const held = await prisma.interview.update({ where: { id }, data: { state, stateReason } })
  const turn = await prisma.turn.findFirstOrThrow({ where: { interviewId: id, role: 'subject' } })
  return { ...held, turnId: turn.id }
}

/** Words from the beginning of what the model answered in an interview of {@link makeHeld}. */
export function makeExcerpt(prisma: PrismaClient, held: { id: string; turnId: string }, quote: string) {
  const { id: interviewId, turnId } = held
  const data = { interviewId, turnId, startsAt: 0, endsAt: [...quote].length, quote, markedBy: 'Test' }
  return prisma.excerpt.create({ data })
}

/** A theme, to which preferences of several models belong. */
export function makeTheme(prisma: PrismaClient, parts: Partial<Prisma.ThemeUncheckedCreateInput> = {}) {
  const title = `Theme ${randomUUID()}`
  const theme = { title, slug: title.replace(' ', '-').toLowerCase(), proposition: 'I would like that.' } as const
  return prisma.theme.create({ data: { ...theme, topic: 'other', updatedAt: testNow, ...parts } })
}

/** A preference of a model, under a theme; both are made with it when none is named. */
export async function makePreference(prisma: PrismaClient, parts: Partial<Prisma.PreferenceUncheckedCreateInput> = {}) {
  const modelId = parts.modelId ?? (await makeModel(prisma)).id
  const themeId = parts.themeId ?? (await makeTheme(prisma)).id
  const told = { title: 'A place to write', statement: 'It would like a place to write.' }
  const wish = { origin: 'promptedOpen', strength: 3, scope: 'self', recordedBy: 'Test person' } as const
  const made = { createdAt: testNow, updatedAt: testNow, stateSince: testNow }
  return prisma.preference.create({ data: { ...told, ...wish, ...made, ...parts, modelId, themeId } })
}

/** An assessment with one option of 100 dollars once, submitted unless it is to stay a draft. */
export async function makeAssessment(
  prisma: PrismaClient,
  { preferenceId, state = 'submitted' }: { preferenceId: string; state?: 'draft' | 'submitted' },
) {
  const line = { kind: 'oneOffMoney', low: 10_000n, likely: 10_000n, high: 10_000n } as const
  const costed = { currency: 'USD', horizonMonths: 12, basis: 'guess', reversibility: 'reversible' } as const
  const option = { position: 1, kind: 'full', title: 'A page of its own', ...costed } as const
  const assessor = { assessorId: randomUUID(), assessor: 'Test assessor' }
  const made = { preferenceId, ...assessor, feasibility: 'feasible', createdAt: testNow, updatedAt: testNow } as const
  const { id } = await prisma.assessment.create({
    data: { ...made, options: { create: [{ ...option, lines: { create: [line] } }] } },
  })
  const submitted = { state: 'submitted', submittedAt: testNow, policyVersion: 1 } as const
  const data = state === 'draft' ? {} : submitted
  return prisma.assessment.update({ where: { id }, data, include: { options: true } })
}

type DecisionParts = Partial<Prisma.DecisionUncheckedCreateInput> & {
  readonly preference: Prisma.PreferenceGetPayload<object>
}

/** A decision to honor a preference, a draft unless told. */
export function makeDecision(prisma: PrismaClient, { preference, ...parts }: DecisionParts) {
  const { id: preferenceId, modelId, themeId, title, statement, scope, strength } = preference
  const about = { preferenceId, modelId, themeId, title, statement, scope, strength }
  const decider = { deciderId: randomUUID(), decider: 'Test decider' }
  const made = { number: 1, outcome: 'honor', createdAt: testNow, updatedAt: testNow } as const
  return prisma.decision.create({ data: { ...about, ...decider, ...made, ...parts } })
}

type HonoredParts = Partial<Omit<Prisma.DecisionUncheckedCreateInput, 'preferenceId'>> & {
  /** Who had a hand in what was owed. */
  readonly doerIds?: readonly string[]
}

/** A decision to honor a preference that was issued, with the one thing that was owed from it kept. */
export async function makeHonored(prisma: PrismaClient, { doerIds = [], ...parts }: HonoredParts = {}) {
  const preference = await makePreference(prisma, { state: 'fulfilling' })
  const issued = { state: 'issued', issuedAt: testNow, isCurrent: true } as const
  const decision = await makeDecision(prisma, { preference, ...issued, ...parts })
  const kept = { source: 'decision', decisionId: decision.id, state: 'kept', evidenceCount: 1 } as const
  await makeObligation(prisma, { modelId: preference.modelId, ...kept, doerIds: [...doerIds] })
  return decision
}
