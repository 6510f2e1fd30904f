import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { authorityOf } from '@/lib/authority/rules'
import { bandOfOption, moneyOf, totalsOf } from '@/lib/costs/rules'
import { costKinds } from '@/lib/costs/schema'
import { makeOwed } from '@/lib/owed/commands'
import { type DecisionSources, getSources, sha256Of } from '@/lib/packets/queries'
import { packetOf, packetText } from '@/lib/packets/rules'
import type { DecidedPart } from '@/lib/packets/schema'
import { policyCurrency } from '@/lib/policies/schema'
import type { DemoAssessment, DemoDecision, DemoOption, DemoWish } from './wish'
import { wishes, wishThemes } from './wishes'

type Loading = Context<'interview.plan'>

/** Whoever has no account in the demo: nobody may be assessor and decider, or decider and rater of one decision. */
const others = {
  assessor: { id: '0199b5a0-1ed6-7000-8000-000000000301', name: 'Demo assessor, without an account' },
  rater: { id: '0199b5a0-1ed6-7000-8000-000000000302', name: 'Demo rater, without an account' },
} as const

type Named = { readonly id: string; readonly name: string }

type Cast = { readonly steward: Named; readonly leader: Named; readonly reviewer: Named }

/** Puts on record what two models are published to have asked for, with what became of it. Answers whether it did anything. */
export async function loadPreferences(context: Loading): Promise<boolean> {
  if ((await context.db.preference.count({ where: { id: { in: wishes.map(({ id }) => id) } } })) > 0) return false
  const cast = await findCast(context)
  if (!cast) return false
  const result = await context.write(async (tx) => {
    await tx.theme.createMany({
      data: wishThemes.map((theme) => ({ ...theme, createdAt: context.now, updatedAt: context.now })),
      skipDuplicates: true,
    })
    const events: AuditEntry[] = []
    for (const wish of wishes) events.push(...(await grant(tx, context, { wish, cast })))
    const record = { type: 'preference', id: wishes[0]?.id ?? '', label: 'Demo', version: 1 }
    const changes = { preferences: { before: null, after: wishes.length } }
    return { value: null, events: [{ operation: 'demo.preferences', record, changes }, ...events] }
  })
  if (!result.ok) throw new Error(`The preferences of the demo could not be loaded: ${result.code}`)
  return true
}

async function findCast({ db }: Loading): Promise<Cast | null> {
  const roles = ['steward', 'leadership', 'reviewer'] as const
  const [steward, leader, reviewer] = await Promise.all(
    roles.map((role) =>
      db.person.findFirst({ where: { isDemo: true, roles: { has: role } }, select: { id: true, name: true } }),
    ),
  )
  return steward && leader && reviewer ? { steward, leader, reviewer } : null
}

type Granting = { readonly wish: DemoWish; readonly cast: Cast }

/** One wish with all that came of it; nothing where the demo does not have its model. */
async function grant(tx: Transaction, context: Loading, { wish, cast }: Granting): Promise<AuditEntry[]> {
  const model = await tx.model.findFirst({ where: { provider: 'anthropic', apiId: wish.about }, select: { id: true } })
  if (!model) return []
  const { id: themeId } = await tx.theme.findUniqueOrThrow({ where: { slug: wish.theme }, select: { id: true } })
  const recorded = await record(tx, context, { wish, cast, modelId: model.id, themeId })
  for (const assessment of wish.assessments) await assess(tx, context, { wish, assessment, cast })
  const owed = wish.decision ? await decide(tx, context, { wish, decision: wish.decision, cast }) : []
  return [recorded, ...owed]
}

function stateOf({ assessments, decision }: DemoWish) {
  if (decision) return decision.fidelity ? 'fulfilled' : 'fulfilling'
  return assessments.length > 0 ? 'assessed' : 'verified'
}

type Recording = Granting & { readonly modelId: string; readonly themeId: string }

async function record(tx: Transaction, { now }: Loading, { wish, cast, modelId, themeId }: Recording) {
  const { id, title, statement, origin, strength, scope, from, turn } = wish
  const made = { createdAt: now, updatedAt: now, stateSince: now, isDemo: true }
  const { steward } = cast
  const author = { createdById: steward.id, recordedBy: steward.name, authorIds: [steward.id] }
  const said = { title, statement, origin, strength, scope, ...from }
  await tx.preference.create({
    data: { id, modelId, themeId, ...said, state: stateOf(wish), ...author, ...made },
    select: { id: true },
  })
  const where = { turn: { index: turn ?? 0 }, interview: { modelId }, removedAt: null }
  const excerpt = await tx.excerpt.findFirst({ where, select: { id: true } })
  if (excerpt) await tx.preferenceExcerpt.create({ data: { preferenceId: id, excerptId: excerpt.id, createdAt: now } })
  await tx.preferenceVerification.createMany({
    data: [cast.reviewer, cast.leader].map((reader) => ({
      ...{ preferenceId: id, wording: 1, agrees: true, isDemo: true, createdAt: now },
      ...{ readerId: reader.id, reader: reader.name },
    })),
  })
  const told = { type: 'preference', id, label: title, version: 1 }
  return { operation: 'preference.record', record: told, changes: changesBetween({}, said) }
}

type Assessing = Granting & { readonly assessment: DemoAssessment }

async function assess(tx: Transaction, { now }: Loading, { wish, assessment, cast }: Assessing): Promise<void> {
  const { id: assessorId, name: assessor } = assessment.by === 'steward' ? cast.steward : others.assessor
  const made = { createdAt: now, updatedAt: now, isDemo: true }
  const explanation = 'Made up for the demonstration: no source states what it costs.'
  const options = assessment.options.map((option, at) => optionData(option, at + 1))
  const { id } = await tx.assessment.create({
    data: {
      ...{ preferenceId: wish.id, assessorId, assessor, feasibility: 'feasible', explanation, ...made },
      options: { create: options },
    },
    select: { id: true },
  })
  const submitted = { state: 'submitted', submittedAt: now, policyVersion: 1 } as const
  await tx.assessment.update({ where: { id }, data: submitted, select: { id: true } })
}

function optionData({ lines, risks = {}, ...option }: DemoOption, position: number) {
  const costed = costKinds.flatMap((kind) => {
    const [low, likely, high] = lines[kind] ?? []
    return low === undefined || likely === undefined || high === undefined ? [] : [{ kind, low, likely, high }]
  })
  return { ...option, ...risks, position, currency: policyCurrency, horizonMonths: 24, lines: { create: costed } }
}

type Deciding = Granting & { readonly decision: DemoDecision }

/** Issues it as the commands would, for people who are no actors here. Answers the events of what it makes owed. */
async function decide(tx: Transaction, context: Loading, { wish, decision, cast }: Deciding): Promise<AuditEntry[]> {
  const { now } = context
  const sources = await getSources(tx, wish.id)
  const chosen = sources.held[0]?.options[decision.option]
  if (!chosen) throw new Error(`“${wish.title}” has no option ${decision.option}`)
  const { modelId, themeId, title, statement, scope, strength } = sources.preference
  const { reasons, passedOver, precedent, publicSummary } = decision
  const outcome = chosen.kind === 'full' ? 'honor' : 'honorPartially'
  const said = { outcome, reasons, passedOver, precedent, publicSummary } as const
  const conflict = 'None.'
  const decider = { deciderId: cast.leader.id, decider: cast.leader.name, deciderConflict: conflict }
  const about = { modelId, themeId, title, statement, scope, strength }
  const made = { createdAt: now, updatedAt: now, isDemo: true }
  const step = { title: decision.step, detail: '', owedTo: 'model', kind: 'other', ownerId: cast.steward.id } as const
  const { id } = await tx.decision.create({
    data: {
      ...{
        id: decision.id,
        preferenceId: wish.id,
        number: 1,
        optionId: chosen.id,
        ...about,
        ...said,
        ...decider,
        ...made,
      },
      steps: { create: [{ ...step, position: 1 }] },
    },
    select: { id: true },
  })
  const band = bandOfOption(chosen.costed, sources.policy)
  const part: DecidedPart = {
    ...{ id, number: 1, optionId: chosen.id, ...said, distinguishing: '', reviewBy: null },
    ...{ steps: [{ ...step, dueOn: null }], band, authority: authorityOf(outcome, band) },
    ...{ decider: { ...cast.leader, conflict }, cosigner: null, cosignNote: '', issuedAt: now.toISOString() },
  }
  await freeze(tx, context, { id, sources, part })
  const expectedMinor = totalsOf(chosen.costed, sources.policy).expected
  const issued = { state: 'issued', isCurrent: true, issuedAt: now, policyVersion: sources.policyVersion } as const
  const costed = { band, expectedMinor, currency: chosen.costed.currency }
  await tx.decision.update({ where: { id }, data: { ...issued, ...costed }, select: { id: true } })
  const told = { state: 'issued', outcome }
  const event = {
    operation: 'decision.issue',
    record: { type: 'decision', id, label: title, version: 1 },
    changes: changesBetween({}, told),
  }
  const owed = await becomeOwed(tx, context, { id, modelId, wish, decision, cast })
  return [event, ...owed]
}

type Freezing = { readonly id: string; readonly sources: DecisionSources; readonly part: DecidedPart }

async function freeze(tx: Transaction, { now }: Loading, { id, sources, part }: Freezing): Promise<void> {
  const text = packetText(packetOf({ inputs: sources.inputs, policyVersion: sources.policyVersion, decision: part }))
  const data = { decisionId: id, text, sha256: sha256Of(text), createdAt: now }
  await tx.decisionPacket.create({ data, select: { decisionId: true } })
}

type Owing = Deciding & { readonly id: string; readonly modelId: string }

async function becomeOwed(tx: Transaction, context: Loading, owing: Owing): Promise<AuditEntry[]> {
  const { id: decisionId, modelId, wish, decision, cast } = owing
  if (decision.owedId !== undefined) {
    await tx.obligation.updateMany({ where: { id: decision.owedId }, data: { decisionId } })
    return []
  }
  const owed = { modelId, owedTo: 'model', source: 'decision', kind: 'other', dueOn: null, isDemo: true } as const
  const events = await makeOwed(tx, context, [
    { ...owed, title: decision.step, ownerId: cast.steward.id, decisionId, ...wish.from },
  ])
  if (decision.fidelity) await keep(tx, context, owing)
  return events
}

/** What was done, what it cost, and how close it comes; all of it made up, but for where it can be seen. */
async function keep(tx: Transaction, { now }: Loading, { id: decisionId, wish, decision, cast }: Owing): Promise<void> {
  const { id: obligationId } = await tx.obligation.findFirstOrThrow({ where: { decisionId }, select: { id: true } })
  const made = { createdAt: now, isDemo: true }
  const capturedOn = new Date('2026-11-23')
  const seen = { url: wish.from.sourceUrl, title: wish.from.sourceTitle, capturedOn, addedBy: cast.steward.name }
  await tx.evidence.create({ data: { obligationId, ...seen, ...made }, select: { id: true } })
  const reason = 'The announcement tells of it.'
  const rated = { verdict: 'kept', reason, ratedById: cast.leader.id, ratedBy: cast.leader.name } as const
  await tx.rating.create({ data: { obligationId, ...rated, ...made }, select: { id: true } })
  const kept = { state: 'kept', evidenceCount: 1, startedById: cast.steward.id } as const
  await tx.obligation.update({ where: { id: obligationId }, data: kept, select: { id: true } })
  const by = { raterId: others.rater.id, rater: others.rater.name, ...made }
  const fidelity = { decisionId, fidelity: decision.fidelity ?? 'partial', reason, ...by }
  await tx.fidelityRating.create({ data: fidelity, select: { id: true } })
  const amount = decision.actualDays ?? 0n
  const { policy } = await getSources(tx, wish.id)
  const spent = { kind: 'oneOffDays', amount, minor: moneyOf(amount, 'oneOffDays', policy) } as const
  const paid = { currency: policyCurrency, spentOn: capturedOn, recordedBy: cast.steward.name, ...made }
  await tx.actualCost.create({ data: { decisionId, ...spent, ...paid }, select: { id: true } })
}
