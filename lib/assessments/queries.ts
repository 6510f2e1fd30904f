import 'server-only'
import type { Context } from '@/lib/auth/context'
import { bandOfOption, type CostedOption, totalsOf } from '@/lib/costs/rules'
import type { CostPolicy } from '@/lib/costs/schema'
import { isUuid } from '@/lib/cursor'
import type { AssessmentOption, CostLine, Prisma } from '@/lib/db/generated/client'
import type { ReadClient } from '@/lib/db/read-client'
import { currencyOf, writeAmount } from '@/lib/money/rules'
import { getPolicyInForce } from '@/lib/policies/queries'
import { visibleTo } from '@/lib/preferences/queries'
import { writeCosts } from './rules'

/**
 * The assessments that hold: of each assessor the newest that was submitted and not taken back, oldest first. Amounts are
 * minor units, or hundredths of days and hours. `reader` is the transaction inside one.
 */
export async function listHeldAssessments(reader: Pick<ReadClient, 'assessment'>, preferenceId: string) {
  const rows = await reader.assessment.findMany({
    where: { preferenceId, state: 'submitted' },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, version: true, assessorId: true, assessor: true, feasibility: true, explanation: true },
      ...{ policyVersion: true, submittedAt: true, isDemo: true },
      options: { orderBy: { position: 'asc' }, include: { lines: true } },
    },
  })
  const newest = new Map(rows.map((row) => [row.assessorId, row]))
  return rows
    .filter((row) => newest.get(row.assessorId) === row)
    .map(({ submittedAt, options, ...row }) => ({
      ...row,
      submittedAt: submittedAt?.toISOString() ?? '',
      options: options.map(toOption),
    }))
}

export type HeldAssessment = Awaited<ReturnType<typeof listHeldAssessments>>[number]

export type OptionRow = ReturnType<typeof toOption>

/** An option as pages and packets show it; `costed` is what the rules of costs take. */
export function toOption(option: AssessmentOption & { readonly lines: readonly CostLine[] }) {
  const { lines, riskSafety, riskSecurity, riskLegal, riskReputation } = option
  const costed: CostedOption = {
    currency: currencyOf(option.currency),
    horizonMonths: option.horizonMonths,
    lines: Object.fromEntries(lines.map(({ kind, low, likely, high }) => [kind, { low, likely, high }])),
    risks: { safety: riskSafety, security: riskSecurity, legal: riskLegal, reputation: riskReputation },
  }
  const { id, position, kind, title, description, basis, sourceUrl, sourceTitle, reversibility, riskNote } = option
  return {
    ...{ id, position, kind, title, description, basis, sourceUrl, sourceTitle, reversibility, riskNote },
    costed,
  }
}

/**
 * An assessment of the actor's own, draft or not, with the title of its preference; null where there is none of that id.
 * Somebody else's draft is not there for anybody but its assessor; what was submitted is, so that a move of it is refused
 * with the reason.
 */
export async function findOwnAssessment(context: Context<'assessment.write'>, id: string) {
  const own = { assessorId: context.actor.id ?? '' }
  const row = await context.db.assessment.findFirst({
    where: { id, OR: [own, { state: { not: 'draft' } }] },
    select: ownFields,
  })
  return row && toOwn(row)
}

export type OwnAssessment = NonNullable<Awaited<ReturnType<typeof findOwnAssessment>>>

/** The draft that the actor has begun of a preference; null where there is none. */
export async function findOwnDraft(context: Context<'assessment.write'>, preferenceId: string) {
  const { id } = context.actor
  if (id === null) return null
  const where = { preferenceId, assessorId: id, state: 'draft' } as const
  const row = await context.db.assessment.findFirst({ where, select: ownFields })
  return row && toOwn(row)
}

const ownFields = {
  ...{ id: true, version: true, preferenceId: true, assessorId: true, state: true, feasibility: true },
  ...{ explanation: true, updatedAt: true, preference: { select: { title: true } } },
  options: { orderBy: { position: 'asc' }, include: { lines: true } },
} as const satisfies Prisma.AssessmentSelect

function toOwn({ options, preference, updatedAt, ...row }: Prisma.AssessmentGetPayload<{ select: typeof ownFields }>) {
  return { ...row, title: preference.title, updatedAt: updatedAt.toISOString(), options: options.map(toOption) }
}

/** What an assessment of the actor's says, as it is written: what a change over REST may leave out. */
export async function findWrittenAssessment(context: Context<'assessment.write'>, id: string) {
  const found = isUuid(id) ? await findOwnAssessment(context, id) : null
  if (!found) return null
  const { feasibility, explanation, options } = found
  return { feasibility, explanation, options: options.map(toWritten) }
}

/** An option as its assessor typed it, for the form that changes it. */
export function toWritten({ costed, id: _, position: _at, ...option }: OptionRow) {
  const { currency, horizonMonths, risks, lines } = costed
  return { ...option, currency, horizonMonths, risks, costs: writeCosts(lines, currency) }
}

/** What is to be assessed, in words of the office; null where there is no preference of that id. */
export async function findAssessed(context: Context<'preference.read'>, id: string) {
  if (!isUuid(id)) return null
  return context.db.preference.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      ...{ id: true, version: true, title: true, statement: true, state: true, isDemo: true },
      model: { select: { slug: true, displayName: true } },
    },
  })
}

export type AssessedPreference = NonNullable<Awaited<ReturnType<typeof findAssessed>>>

/** The assessments that hold as programs read them: exact amounts as decimal texts, totals under the policy in force. */
export async function listShownAssessments(context: Context<'preference.read'>, preferenceId: string) {
  const held = await listHeldAssessments(context.db, preferenceId)
  const { values } = await getPolicyInForce(context.db)
  return held.map(({ options, ...assessment }) => ({
    ...assessment,
    options: options.map((option) => ({ id: option.id, ...toWritten(option), ...shownTotals(option.costed, values) })),
  }))
}

function shownTotals(costed: CostedOption, policy: CostPolicy) {
  const { low, high, expected, deviation } = totalsOf(costed, policy)
  const written = (minor: bigint) => writeAmount({ minor, currency: costed.currency })
  return {
    ...{ low: written(low), high: written(high), expected: written(expected), deviation: written(deviation) },
    band: bandOfOption(costed, policy),
  }
}
