import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import type { Context } from '@/lib/auth/context'
import { reconcileOwed } from '@/lib/commitments/commands'
import { calendarDate } from '@/lib/days'
import { done, type Result, refuse } from '@/lib/errors'
import { projectDates } from '@/lib/model-rows/commands'
import { raiseVersion } from '@/lib/models/commands'
import { visibleTo } from '@/lib/models/queries'
import { noticeOf } from '@/lib/models/rules'
import { getPolicyInForce } from '@/lib/policies/queries'
import { claimsToAdd, futureRefusal, rivalKinds, successorOf } from './rules'
import type { AddDateInput, ChooseDateInput, DateReceipt, StatedDate, WithdrawDateInput } from './schema'

/** Adds what one source says about one date, beside what other sources say. It is chosen only when nothing rivals it. */
export async function addDate(
  context: Context<'date.add'>,
  { modelId, version, ...stated }: AddDateInput,
): Promise<Result<DateReceipt>> {
  const model = await findModel(context, modelId)
  if (!model) return refuse('notFound')
  const record = { type: 'model', id: modelId, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  const refusal = futureRefusal(stated.kind, stated.date, calendarDate(context.now))
  if (refusal) return { ...refusal, fields: { date: { code: 'inFuture' } } }
  const [claim] = claimsToAdd(model.claims, [stated])
  if (!claim) return refuse('claimExists')
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now: context.now }))) return conflictSince(tx, record, version)
    const created = await tx.dateClaim.create({
      data: {
        ...stated,
        modelId,
        date: new Date(stated.date),
        accessedOn: stated.accessedOn ? new Date(stated.accessedOn) : null,
        isChosen: claim.isChosen,
        createdAt: context.now,
        createdById: context.actor.id,
      },
      select: { id: true },
    })
    const dates = await projectDates(tx, modelId)
    const changes = { [stated.kind]: { before: null, after: { ...stated, isChosen: claim.isChosen } } }
    const reference = { type: 'model', id: modelId, label: model.displayName, version: version + 1 }
    return {
      value: { id: created.id, modelId, version: version + 1, notice: noticeOf(dates, model.policy) },
      events: [{ operation: 'date.add', record: reference, changes }, ...(await reconcileOwed(tx, context, [modelId]))],
    }
  })
}

/** Chooses one claim over its rivals and says why. The others stay on record. */
export async function chooseDate(
  context: Context<'date.choose'>,
  { modelId, claimId, version, reason }: ChooseDateInput,
): Promise<Result<DateReceipt>> {
  const found = await findOpenClaim(context, { modelId, claimId, version })
  if (!found.ok) return found
  const { model, claim, record } = found.value
  if (claim.isChosen && claim.chosenReason !== '') return refuse('claimAlreadyChosen')
  const kinds = rivalKinds(claim.kind)
  const previous = model.claims.find((candidate) => candidate.isChosen && kinds.includes(candidate.kind))
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now: context.now }))) return conflictSince(tx, record, version)
    await tx.dateClaim.updateMany({
      where: { modelId, kind: { in: [...kinds] }, isChosen: true },
      data: { isChosen: false, chosenReason: '' },
    })
    await tx.dateClaim.updateMany({
      where: { id: claimId, modelId },
      data: { isChosen: true, chosenReason: reason, endedAt: null },
    })
    const dates = await projectDates(tx, modelId)
    const before = previous ? statementOf(previous) : null
    const after = statementOf(claim)
    const reference = { type: 'model', id: modelId, label: model.displayName, version: version + 1 }
    return {
      value: { id: claimId, modelId, version: version + 1, notice: noticeOf(dates, model.policy) },
      events: [
        { operation: 'date.choose', record: reference, changes: { [claim.kind]: { before, after } }, reason },
        ...(await reconcileOwed(tx, context, [modelId])),
      ],
    }
  })
}

/** Withdraws a date that was recorded by mistake. It stays on record with the reason, and is never chosen again. */
export async function withdrawDate(
  context: Context<'date.withdraw'>,
  { modelId, claimId, version, reason }: WithdrawDateInput,
): Promise<Result<DateReceipt>> {
  const found = await findOpenClaim(context, { modelId, claimId, version })
  if (!found.ok) return found
  const { model, claim, record } = found.value
  const left = model.claims.filter((candidate) => candidate.id !== claimId)
  const successor = successorOf(claim, left)
  return context.write(async (tx) => {
    if (!(await raiseVersion(tx, { modelId, version, now: context.now }))) return conflictSince(tx, record, version)
    const withdrawn = { withdrawnAt: context.now, withdrawnReason: reason, isChosen: false, chosenReason: '' }
    await tx.dateClaim.updateMany({ where: { id: claimId, modelId }, data: withdrawn })
    if (successor) await tx.dateClaim.updateMany({ where: { id: successor.id, modelId }, data: { isChosen: true } })
    const dates = await projectDates(tx, modelId)
    const before = { ...statementOf(claim), isChosen: claim.isChosen }
    const after = successor && { ...statementOf(successor), isChosen: true }
    const reference = { type: 'model', id: modelId, label: model.displayName, version: version + 1 }
    const changes = { [claim.kind]: { before, after } }
    return {
      value: { id: claimId, modelId, version: version + 1, notice: noticeOf(dates, model.policy) },
      events: [
        { operation: 'date.withdraw', record: reference, changes, reason },
        ...(await reconcileOwed(tx, context, [modelId])),
      ],
    }
  })
}

type SeenClaim = Pick<ChooseDateInput, 'modelId' | 'claimId' | 'version'>

/** The claim that is to be decided about, with its model; refuses one that is gone, withdrawn, or changed since it was seen. */
async function findOpenClaim(context: DateContext, { modelId, claimId, version }: SeenClaim) {
  const model = await findModel(context, modelId)
  const claim = model?.claims.find((candidate) => candidate.id === claimId)
  if (!model || !claim) return refuse('notFound')
  const record = { type: 'model', id: modelId, currentVersion: model.version }
  if (model.version !== version) return conflictSince(context.db, record, version)
  if (claim.isWithdrawn) return refuse('claimWithdrawn')
  return done({ model, claim, record })
}

type DateContext = Context<'date.add'> | Context<'date.choose'> | Context<'date.withdraw'>

const claimFields = {
  id: true,
  kind: true,
  date: true,
  sourceUrl: true,
  isChosen: true,
  chosenReason: true,
  endedAt: true,
  withdrawnAt: true,
} as const

/** The model with its claims, and the thresholds in force. */
async function findModel(context: DateContext, id: string) {
  const [model, policy] = await Promise.all([
    context.db.model.findFirst({
      where: { AND: [{ id }, visibleTo(context.actor)] },
      select: { version: true, displayName: true, dateClaims: { select: claimFields } },
    }),
    getPolicyInForce(context.db),
  ])
  if (!model) return null
  const claims = model.dateClaims.map(({ endedAt, withdrawnAt, ...stored }) => ({
    ...stored,
    date: calendarDate(stored.date),
    isEnded: endedAt !== null || withdrawnAt !== null,
    isWithdrawn: withdrawnAt !== null,
  }))
  return { version: model.version, displayName: model.displayName, claims, policy: policy.values }
}

/** What a claim says, as the log keeps it. */
function statementOf({ kind, date, sourceUrl }: StatedDate) {
  return { kind, date, sourceUrl }
}
