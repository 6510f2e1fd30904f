import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { lockCommitments, reconcileOwed } from '@/lib/commitments/commands'
import { visibleTo } from '@/lib/commitments/queries'
import { readTerms, revisionRefusal } from '@/lib/commitments/rules'
import type {
  CommitmentReceipt,
  Duty,
  Grade,
  PublishCommitmentInput,
  ReviseCommitmentInput,
  Scope,
  WithdrawCommitmentInput,
} from '@/lib/commitments/schema'
import { calendarDate } from '@/lib/days'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { recurrenceRefusal } from '@/lib/obligations/rules'
import type { Cadence, Recurrence } from '@/lib/obligations/schema'
import { slugFor } from '@/lib/slug'

/** A commitment of a provider with thousands of models is put on the ledger of each in one transaction. */
const TIMEOUT_MS = 120_000

type Publishing = Context<'commitment.publish'>

/**
 * Puts on record what a company said in public, and opens what it makes owed to every model in its scope. Of two of one
 * title at once one wins.
 */
export async function publishCommitment(
  context: Publishing,
  input: PublishCommitmentInput,
): Promise<Result<CommitmentReceipt>> {
  const recurrence = readTerms(input, calendarDate(context.now))
  if (!recurrence.ok) return recurrence
  const work = async (tx: Transaction) => {
    await lockCommitments(tx, 'exclusive')
    const model = await findScopeModel(tx, context, input)
    if (!model.ok) return model
    const named = await listNamed(tx, input)
    if (named.isTaken) return refuse('commitmentExists')
    const slug = slugFor(input.title, { taken: named.slugs, otherwise: 'commitment' })
    const id = await insertCommitment(tx, context, { input, slug, recurrence: recurrence.value })
    const { modelId: _, ...told } = { ...input, ...recurrence.value, model: model.value }
    const record = { type: 'commitment', id, label: input.title, version: 1 }
    const published = { operation: 'commitment.publish', record, changes: changesBetween({}, told) }
    return outcome({ id, slug, version: 1 }, published, await reconcileProvider(tx, context, input.provider))
  }
  return context.write(work, { timeoutMs: TIMEOUT_MS })
}

/** Adds a version with the reason for it, and opens what it newly makes owed. What earlier versions said stays. */
export async function reviseCommitment(
  context: Publishing,
  { id, version, reason, ...revision }: ReviseCommitmentInput,
): Promise<Result<CommitmentReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const before = found.value
  const refusal = revisionRefusal(before, revision, calendarDate(context.now)) ?? lengthRefusal(before, revision)
  if (refusal) return refusal
  const endsOn = before.duty === 'recurring' ? (revision.endsOn ?? before.endsOn) : null
  const { statement, sourceUrl, sourceTitle, statedOn, ...terms } = { ...revision, endsOn }
  const changes = changesBetween({ ...before, ...before.newest }, { ...revision, endsOn })
  if (Object.keys(changes).length === 0) return refuse('commitmentUnchanged')
  const work = async (tx: Transaction) => {
    await lockCommitments(tx, 'exclusive')
    const dates = { endsOn: toDate(endsOn), revisedOn: new Date(statedOn) }
    const data = { ...terms, ...dates, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.commitment.updateMany({ where: { id, version, withdrawnAt: null }, data })
    if (count !== 1) return conflictSince(tx, recordOf(before), version)
    const { title, grade, scope, duty } = terms
    const said = { title, statement, grade, scope, duty, statedOn: new Date(statedOn), sourceUrl, sourceTitle, reason }
    const made = { createdAt: context.now, createdById: context.actor.id }
    const row = { ...said, ...made, commitmentId: id, number: before.newest.number + 1 }
    await tx.commitmentVersion.create({ data: row, select: { id: true } })
    const receipt = { id, slug: before.slug, version: version + 1 }
    const record = { type: 'commitment', id, label: title, version: version + 1 }
    const revised = { operation: 'commitment.revise', record, changes, reason }
    return outcome(receipt, revised, await reconcileProvider(tx, context, before.provider))
  }
  return context.write(work, { timeoutMs: TIMEOUT_MS })
}

/** Records that the company took it back. From then on it makes nothing owed; what it made owed until then stays. */
export async function withdrawCommitment(
  context: Publishing,
  { id, version, reason }: WithdrawCommitmentInput,
): Promise<Result<CommitmentReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const { slug, isWithdrawn, newest } = found.value
  if (isWithdrawn) return refuse('commitmentWithdrawn')
  return context.write(async (tx) => {
    await lockCommitments(tx, 'exclusive')
    const data = { withdrawnAt: context.now, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.commitment.updateMany({ where: { id, version, withdrawnAt: null }, data })
    if (count !== 1) return conflictSince(tx, recordOf(found.value), version)
    const record = { type: 'commitment', id, label: newest.title, version: version + 1 }
    const changes = { withdrawnAt: { before: null, after: context.now.toISOString() } }
    return outcome(
      { id, slug, version: version + 1 },
      { operation: 'commitment.withdraw', record, changes, reason },
      [],
    )
  })
}

function outcome(receipt: Omit<CommitmentReceipt, 'opened'>, event: AuditEntry, others: readonly AuditEntry[]) {
  const opened = others.filter(({ operation }) => operation === 'obligation.open').length
  const events: [AuditEntry, ...AuditEntry[]] = [event, ...others]
  return { value: { ...receipt, opened }, events }
}

/** Statements of bounded size, whatever the number of models. */
const BATCH = 200

async function reconcileProvider(tx: Transaction, context: Publishing, provider: string): Promise<AuditEntry[]> {
  const events: AuditEntry[] = []
  for (let after: string | null = null; ; ) {
    const models: { id: string }[] = await tx.model.findMany({
      where: { provider, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    })
    const ids = models.map(({ id }) => id)
    events.push(...(await reconcileOwed(tx, context, ids)))
    const last = ids.at(-1)
    if (last === undefined || ids.length < BATCH) return events
    after = last
  }
}

/** The one model it is about, as the log names it; nothing for a wider scope. Refuses a model of somebody else. */
async function findScopeModel(tx: Transaction, context: Publishing, { modelId, provider }: PublishCommitmentInput) {
  if (modelId === null) return done(null)
  const where = { AND: [{ id: modelId, provider }, modelsVisibleTo(context.actor)] }
  const model = await tx.model.findFirst({ where, select: { id: true, displayName: true } })
  if (!model) return refuseFields({ modelId: { code: 'notOneOf' } })
  return done({ id: model.id, name: model.displayName })
}

/** Whether the provider has one of that title in force, and which addresses are taken. Commitments are few. */
async function listNamed(tx: Transaction, { provider, title }: PublishCommitmentInput) {
  const all = await tx.commitment.findMany({
    select: { slug: true, title: true, provider: true, withdrawnAt: true },
  })
  const isTaken = all.some(
    (one) => one.provider === provider && one.withdrawnAt === null && one.title.toLowerCase() === title.toLowerCase(),
  )
  return { isTaken, slugs: new Set(all.map(({ slug }) => slug)) }
}

type NewCommitment = {
  readonly input: PublishCommitmentInput
  readonly slug: string
  readonly recurrence: Recurrence | null
}

async function insertCommitment(tx: Transaction, context: Publishing, { input, slug, recurrence }: NewCommitment) {
  const { statement, sourceUrl, sourceTitle, ...terms } = input
  const { title, grade, scope, duty } = input
  const made = { createdAt: context.now, createdById: context.actor.id }
  const statedOn = new Date(input.statedOn)
  const first = { number: 1, title, statement, grade, scope, duty, statedOn, sourceUrl, sourceTitle, ...made }
  const days = {
    cadence: recurrence?.cadence ?? null,
    startsOn: toDate(recurrence?.startsOn ?? null),
    endsOn: toDate(recurrence?.endsOn ?? null),
  }
  const data = { ...terms, ...days, ...made, slug, statedOn, revisedOn: statedOn, updatedAt: context.now }
  const { id } = await tx.commitment.create({ data: { ...data, versions: { create: first } }, select: { id: true } })
  return id
}

/** What rules and writes look at; days are calendar dates. */
type Seen = Version & {
  readonly slug: string
  readonly provider: string
  readonly scope: Scope
  readonly duty: Duty
  readonly cadence: Cadence | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly revisedOn: string
  readonly isWithdrawn: boolean
  readonly newest: Readonly<Record<'title' | 'statement' | 'statedOn' | 'sourceUrl' | 'sourceTitle', string>> & {
    readonly number: number
    readonly grade: Grade
  }
}

type Version = { readonly id: string; readonly version: number }

/** The commitment as the sender saw it; refuses what is not there, or has changed since. */
async function findSeen(context: Publishing, { id, version }: Version): Promise<Result<Seen>> {
  const commitment = await context.db.commitment.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      ...{ id: true, version: true, slug: true, provider: true, scope: true, duty: true, cadence: true },
      ...{ startsOn: true, endsOn: true, revisedOn: true, withdrawnAt: true },
      versions: { orderBy: { number: 'desc' }, take: 1 },
    },
  })
  const newest = commitment?.versions[0]
  if (!commitment || !newest) return refuse('notFound')
  if (commitment.version !== version) return conflictSince(context.db, recordOf(commitment), version)
  const { number, title, statement, grade, statedOn, sourceUrl, sourceTitle } = newest
  return done({
    ...{ id, version, slug: commitment.slug, provider: commitment.provider, cadence: commitment.cadence },
    ...{ scope: commitment.scope, duty: commitment.duty, isWithdrawn: commitment.withdrawnAt !== null },
    startsOn: commitment.startsOn && calendarDate(commitment.startsOn),
    endsOn: commitment.endsOn && calendarDate(commitment.endsOn),
    revisedOn: calendarDate(commitment.revisedOn),
    newest: { number, title, statement, grade, statedOn: calendarDate(statedOn), sourceUrl, sourceTitle },
  })
}

function recordOf({ id, version }: Version) {
  return { type: 'commitment', id, currentVersion: version }
}

/** A series that would get longer than any promise is. */
function lengthRefusal({ cadence, startsOn }: Seen, { endsOn }: Pick<ReviseCommitmentInput, 'endsOn'>) {
  return cadence && startsOn && endsOn ? recurrenceRefusal({ cadence, startsOn, endsOn }) : null
}

function toDate(date: string | null): Date | null {
  return date ? new Date(date) : null
}
