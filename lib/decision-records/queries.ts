import 'server-only'
import type { OptionRow } from '@/lib/assessments/queries'
import type { Context } from '@/lib/auth/context'
import { authorityOf, bandOfAuthority, type WeighedOption, weighedOptions } from '@/lib/authority/rules'
import { isUuid } from '@/lib/cursor'
import { calendarDate } from '@/lib/days'
import type { Appeal, Decision, DecisionStep, Dissent, Obligation, Prisma } from '@/lib/db/generated/client'
import { findSaid, openDecision, rowSelection, type StoredRow, toRow, visibleTo } from '@/lib/decisions/queries'
import {
  bandOfDecision,
  heldBackOf,
  type MovableDecision,
  movableOf,
  movesOf,
  unfinishedOf,
} from '@/lib/decisions/rules'
import { dissentRefusal } from '@/lib/dissents/rules'
import { closeRefusal } from '@/lib/exceptions/rules'
import { isOverdue } from '@/lib/obligations/rules'
import { type DecisionSources, getSources } from '@/lib/packets/queries'
import { changedInputs, readPacket } from '@/lib/packets/rules'
import { visibleTo as preferencesVisibleTo } from '@/lib/preferences/queries'
import { preferenceAfter } from '@/lib/preferences/rules'
import { allOf, columnsOf, instantFromJson, joined, jsonListOf, type Sql, sql } from '@/lib/sql'
import { visible } from '@/lib/visibility'

const column = columnsOf<Prisma.DecisionScalarFieldEnum>('d')

const recordColumns = [
  ...(['statement', 'reasons', 'passedOver', 'distinguishing', 'precedent', 'reviewBy', 'publicSummary'] as const),
  ...([
    'optionId',
    'deciderId',
    'deciderConflict',
    'cosignerId',
    'cosigner',
    'cosignerConflict',
    'cosignNote',
  ] as const),
  ...(['createdAt', 'proposedAt', 'cosignedAt', 'policyVersion'] as const),
] as const satisfies readonly Prisma.DecisionScalarFieldEnum[]

type Written<Table, Instant extends keyof Table> = Omit<Table, Instant> & Readonly<Record<Instant, string>>

type WrittenOrNull<Table, Instant extends keyof Table> = Omit<Table, Instant> & Readonly<Record<Instant, string | null>>

type StoredRecord = StoredRow &
  Omit<Pick<Decision, (typeof recordColumns)[number]>, 'reviewBy'> & {
    readonly reviewBy: string | null
    readonly packet: { readonly text: string; readonly sha256: string } | null
    readonly steps: readonly (WrittenOrNull<DecisionStep, 'dueOn'> & { readonly owner: string | null })[]
    readonly obligations: readonly StoredOwed[]
    readonly dissents: readonly Written<Dissent, 'createdAt'>[]
    readonly appeals: readonly WrittenOrNull<Written<Appeal, 'createdAt'>, 'judgedAt'>[]
  }

type StoredOwed = WrittenOrNull<
  Pick<Obligation, 'id' | 'title' | 'state' | 'dueOn' | 'evidenceCount' | 'isDemo'>,
  'dueOn'
> & {
  readonly owner: string | null
}

/** The name of the person whose id stands in a column. */
function nameOf(id: Sql): Sql {
  return sql`(select p."name" from "Person" p where p."id" = ${id})`
}

const selection = joined(
  [
    rowSelection,
    ...recordColumns.map(column),
    sql`(select json_build_object('text', k."text", 'sha256', k."sha256") from "DecisionPacket" k
      where k."decisionId" = ${column('id')}) as "packet"`,
    sql`${jsonListOf(sql`select s.*, ${nameOf(sql`s."ownerId"`)} as "owner" from "DecisionStep" s
      where s."decisionId" = ${column('id')} order by s."position"`)} as "steps"`,
    sql`${jsonListOf(sql`select o."id", o."title", o."state", o."dueOn"::text as "dueOn", o."evidenceCount", o."isDemo",
      ${nameOf(sql`o."ownerId"`)} as "owner" from "Obligation" o where o."decisionId" = ${column('id')}
      order by o."dueOn" nulls last, o."id"`)} as "obligations"`,
    sql`${jsonListOf(sql`select * from "Dissent" s where s."decisionId" = ${column('id')} order by s."id"`)} as "dissents"`,
    sql`${jsonListOf(sql`select * from "Appeal" a where a."decisionId" = ${column('id')} order by a."id"`)} as "appeals"`,
  ],
  ', ',
)

/**
 * One decision as it is read, with what this actor may do about it now; null if unseen. What was issued is shown on the
 * inputs that were frozen with it, a draft on what it would be decided on now.
 */
export async function findDecision(context: Context<'preference.read'>, id: string) {
  if (!isUuid(id)) return null
  const seen = allOf([sql`${column('id')} = ${id}::uuid`, ...visible(visibleTo(context.actor), 'd')])
  const [record] = await context.select<StoredRecord>(sql`select ${selection} from "Decision" d where ${seen} limit 1`)
  return record ? toRecord(record, await getSources(context.db, record.preferenceId), context) : null
}

export type DecisionRecord = NonNullable<Awaited<ReturnType<typeof findDecision>>>

/** The very text of the packet that was hashed when the decision was issued; null when there is none. */
export async function findPacket(context: Context<'preference.read'>, id: string) {
  if (!isUuid(id)) return null
  return context.db.decisionPacket.findFirst({
    where: { decision: { AND: [{ id }, visibleTo(context.actor)] } },
    select: { text: true, sha256: true, decision: { select: { number: true, model: { select: { slug: true } } } } },
  })
}

type Asker = Pick<Context<never>, 'actor' | 'now'>

function toRecord(record: StoredRecord, sources: DecisionSources, { actor, now }: Asker) {
  const { packet, closedAt, steps } = record
  const today = calendarDate(now)
  const frozen = packet && readPacket(packet.text)
  const movable = movableOf(record, sources)
  return {
    ...toRow(record),
    ...saidBy(record),
    ownConflict: record.deciderId === actor.id ? record.deciderConflict : '',
    closedAt: closedAt?.toISOString() ?? null,
    preference: { id: record.preferenceId, version: sources.preference.version, state: sources.preference.state },
    inputs: frozen?.inputs ?? sources.inputs,
    authority: frozen ? authorityIn(frozen.decision) : authorityNow(movable),
    packet: packet && frozen && { sha256: packet.sha256, changed: [...changedInputs(frozen.inputs, sources.inputs)] },
    steps: steps.map(({ title, detail, owedTo, kind, dueOn, owner }) => ({
      title,
      detail,
      owedTo,
      kind,
      dueOn,
      owner,
    })),
    obligations: record.obligations.map((owed) => ({ ...owed, isOverdue: isOverdue(owed, today) })),
    dissents: record.dissents.map(toDissent),
    appeals: record.appeals.map(toAppeal),
    unfinished: record.issuedAt === null ? [...unfinishedOf(movable, today)] : [],
    heldBack: heldBackOf(movable, actor, today),
    moves: [...movesOf(movable, actor, today)],
    canDissent: dissentRefusal(movable, actor) === null,
    canClose: closeRefusal({ ...record, isClosed: closedAt !== null }, actor) === null,
  }
}

function saidBy(record: StoredRecord) {
  return {
    ...{ statement: record.statement, reasons: record.reasons, passedOver: record.passedOver },
    ...{ distinguishing: record.distinguishing, precedent: record.precedent, reviewBy: record.reviewBy },
    ...{ publicSummary: record.publicSummary, optionId: record.optionId, deciderConflict: record.deciderConflict },
    ...{ cosigner: record.cosigner, cosignerConflict: record.cosignerConflict, cosignNote: record.cosignNote },
    ...{ policyVersion: record.policyVersion, createdAt: record.createdAt.toISOString() },
    proposedAt: record.proposedAt?.toISOString() ?? null,
    cosignedAt: record.cosignedAt?.toISOString() ?? null,
  }
}

function authorityIn({ band, authority }: ReturnType<typeof authorityNow>) {
  return { band, authority }
}

function authorityNow(movable: MovableDecision) {
  const band = bandOfDecision(movable)
  return { band, authority: authorityOf(movable.outcome, band) }
}

function toDissent({ id, text, person, createdAt, isDemo }: StoredRecord['dissents'][number]) {
  return { id, text, person, createdAt: instantFromJson(createdAt) ?? '', isDemo }
}

function toAppeal({ id, grounds, words, raisedBy, createdAt, ...rest }: StoredRecord['appeals'][number]) {
  const { outcome, judge, judgement, judgedAt, isDemo } = rest
  return {
    ...{ id, grounds, words, raisedBy, createdAt: instantFromJson(createdAt) ?? '' },
    ...{ outcome, judge, judgement, judgedAt: instantFromJson(judgedAt), isDemo },
  }
}

/** A preference to decide about: what can be chosen and what each choice takes, and what is written already. */
export async function findDecidable(context: Context<'preference.read' | 'decision.draft'>, preferenceId: string) {
  if (!isUuid(preferenceId)) return null
  const where = { AND: [{ id: preferenceId }, preferencesVisibleTo(context.actor)] }
  const found = await context.db.preference.findFirst({ where, select: { id: true } })
  if (!found) return null
  const [sources, opened] = await Promise.all([
    getSources(context.db, preferenceId),
    context.db.decision.findFirst({
      where: openDecision(preferenceId),
      select: { id: true, version: true, state: true },
    }),
  ])
  const said = opened && (await findSaid(context, opened.id))
  const { preference, held, policy } = sources
  const weighed = weighedOptions(held, policy)
  const { id, title, statement, state } = preference
  return {
    preference: { id, title, statement },
    isDecidable: preferenceAfter(state, 'decide') !== null,
    open: opened && said && { ...opened, ...said },
    /** When the newest assessment shown was submitted; null where none holds. */
    readUntil:
      held
        .map(({ submittedAt }) => submittedAt)
        .toSorted()
        .at(-1) ?? null,
    restBand: bandOfAuthority({ outcome: 'decline', optionId: null }, weighed),
    options: held.flatMap(({ assessor, options }) => options.map((option) => toChoice(option, assessor, weighed))),
  }
}

export type DecidableRecord = NonNullable<Awaited<ReturnType<typeof findDecidable>>>

function toChoice({ id, title, kind, costed }: OptionRow, assessor: string, weighed: readonly WeighedOption[]) {
  const outcome = kind === 'full' ? 'honor' : 'honorPartially'
  const band = bandOfAuthority({ outcome, optionId: id }, weighed)
  const own = weighed.find((option) => option.id === id)
  return {
    ...{ id, title, kind, currency: costed.currency, assessor, expected: `${own?.expected ?? 0n}` },
    ...{ band: own?.band ?? 'high', authority: authorityOf(outcome, band) },
  }
}
