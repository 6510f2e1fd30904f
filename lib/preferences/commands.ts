import 'server-only'
import { changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { decidedFacts } from '@/lib/decisions/queries'
import { done, type Result, refuse, refuseFields } from '@/lib/errors'
import { visibleTo as modelsVisibleTo } from '@/lib/models/queries'
import { findCitable } from '@/lib/preference-excerpts/queries'
import { groundsRefusal } from '@/lib/preference-excerpts/rules'
import { findSeenPreference, movePreference, type PreferenceStep } from '@/lib/preference-moves/commands'
import { visibleTo as themesVisibleTo } from '@/lib/themes/queries'
import { findPreferenceText } from './queries'
import { actRefusal, reopeningOf, withdrawalRefusal } from './rules'
import type {
  ExplainedPreferenceInput,
  PreferenceAct,
  PreferenceReceipt,
  PreferenceText,
  RecordPreferenceInput,
  RewordPreferenceInput,
  WithdrawPreferenceInput,
} from './schema'

/** Puts on record what a model asked for, with the words that show it or where they can be read. */
export async function recordPreference(
  context: Context<'preference.record'>,
  { modelId, ...text }: RecordPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const where = { AND: [{ id: modelId }, modelsVisibleTo(context.actor)] }
  const model = await context.db.model.findFirst({ where, select: { id: true, displayName: true } })
  if (!model) return refuseFields({ modelId: { code: 'notOneOf' } })
  const checked = await checkText(context, modelId, text)
  if (!checked.ok) return checked
  const { actor, now } = context
  const { excerptIds, ...columns } = text
  const author = { createdById: actor.id, recordedBy: actor.name, authorIds: actor.id === null ? [] : [actor.id] }
  const made = { ...author, createdAt: now, updatedAt: now, stateSince: now }
  return context.write(async (tx) => {
    const { id } = await tx.preference.create({ data: { ...columns, modelId, ...made }, select: { id: true } })
    const cited = await citeExcerpts(tx, context, { preferenceId: id, excerptIds })
    if (!cited.ok) return cited
    const record = { type: 'preference', id, label: text.title, version: 1 }
    const changes = changesBetween({}, { ...checked.value, model: { id: model.id, name: model.displayName } })
    return { value: { id, version: 1 }, events: [{ operation: 'preference.record', record, changes }] }
  })
}

/** Words it differently, or rests it on other words. Whoever read the wording before it has to read this one. */
export async function rewordPreference(
  context: Context<'preference.update'>,
  { id, version, ...text }: RewordPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const found = await findMovable(context, 'reword', { id, version })
  if (!found.ok) return found
  const { value: seen } = found
  const before = await findPreferenceText(context, id)
  if (!before) return refuse('notFound')
  const [checked, stood] = [await checkText(context, seen.modelId, text), await toldOf(context, seen.modelId, before)]
  if (!checked.ok) return checked
  const changes = changesBetween(stood, checked.value)
  if (Object.keys(changes).length === 0) return refuse('preferenceUnchanged')
  const { excerptIds, ...columns } = text
  const authorIds = [...new Set([...seen.authorIds, ...(context.actor.id === null ? [] : [context.actor.id])])]
  const data = { ...columns, authorIds, wording: { increment: 1 } }
  return context.write(async (tx) => {
    const step = { move: 'reword', operation: 'preference.reword', changes, data } as const
    const moved = await movePreference(tx, context, { seen, step })
    if (!moved.ok) return moved
    await tx.preferenceExcerpt.deleteMany({ where: { preferenceId: id } })
    const cited = await citeExcerpts(tx, context, { preferenceId: id, excerptIds })
    if (!cited.ok) return cited
    return { value: { id, version: version + 1 }, events: [moved.value] }
  })
}

/** Takes it off the ledger with a reason; nothing of it is lost. */
export async function closePreference(
  context: Context<'preference.close'>,
  { id, version, reason }: ExplainedPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const step = { move: 'close', operation: 'preference.close', reason, data: { stateReason: reason } } as const
  return moveAlone(context, 'close', { id, version, step })
}

/** Puts what was closed back: to where it can be decided if somebody has assessed it, else to where it is verified anew. */
export async function reopenPreference(
  context: Context<'preference.close'>,
  { id, version, reason }: ExplainedPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const assessed = { preferenceId: id, state: 'submitted' } as const
  const move = reopeningOf((await context.db.assessment.count({ where: assessed })) > 0)
  const anew = move === 'restore' ? { wording: { increment: 1 } } : {}
  const data = { stateReason: reason, ...anew }
  return moveAlone(context, 'reopen', { id, version, step: { move, operation: 'preference.reopen', reason, data } })
}

/** Keeps that its model took it back, in its own words. The log tells the day, and never the words. */
export async function withdrawPreference(
  context: Context<'preference.withdraw'>,
  { id, version, words, withdrawnOn }: WithdrawPreferenceInput,
): Promise<Result<PreferenceReceipt>> {
  const refusal = withdrawalRefusal(withdrawnOn, calendarDate(context.now))
  if (refusal) return refusal
  const changes = changesBetween({}, { withdrawnOn, characters: [...words].length })
  const data = { withdrawnWords: words, withdrawnOn: new Date(withdrawnOn) }
  const step = { move: 'withdraw', operation: 'preference.withdraw', changes, data } as const
  return moveAlone(context, 'withdraw', { id, version, step })
}

type Sent = { readonly id: string; readonly version: number }

async function moveAlone(
  context: Context<never>,
  act: Exclude<PreferenceAct, 'verify'>,
  { id, version, step }: Sent & { readonly step: PreferenceStep },
): Promise<Result<PreferenceReceipt>> {
  const found = await findMovable(context, act, { id, version })
  if (!found.ok) return found
  return context.write(async (tx) => {
    const moved = await movePreference(tx, context, { seen: found.value, step })
    return moved.ok ? { value: { id, version: version + 1 }, events: [moved.value] } : moved
  })
}

/** The preference as the sender saw it, if this actor may do that with it now. For commands of its parts too. */
export async function findMovable(context: Context<never>, act: Exclude<PreferenceAct, 'verify'>, sent: Sent) {
  const found = await findSeenPreference(context, sent)
  if (!found.ok) return found
  const facts = await decidedFacts(context, sent.id)
  const standing = { ...found.value, ...facts, readerIds: [], isOpen: true }
  return actRefusal(standing, act, context.actor) ?? found
}

/** What the log tells of a text; refuses one without grounds, of no theme, or that rests on words it cannot rest on. */
async function checkText(context: Context<never>, modelId: string, text: PreferenceText) {
  const refusal = groundsRefusal(text)
  if (refusal) return refusal
  const told = await toldOf(context, modelId, text)
  if (told.theme === null) return refuseFields({ themeId: { code: 'notOneOf' } })
  if (told.excerpts.length !== new Set(text.excerptIds).size) return refuseFields({ excerptIds: { code: 'notOneOf' } })
  return done(told)
}

async function toldOf(context: Context<never>, modelId: string, { themeId, excerptIds, ...rest }: PreferenceText) {
  const where = { AND: [{ id: themeId }, themesVisibleTo(context.actor)] }
  const [theme, excerpts] = await Promise.all([
    context.db.theme.findFirst({ where, select: { id: true, title: true } }),
    findCitable(context, modelId, excerptIds),
  ])
  const { title, statement, origin, strength, scope, tradedAgainst, sourceUrl, sourceTitle } = rest
  return {
    ...{ title, statement, theme: theme && { id: theme.id, name: theme.title } },
    ...{ origin, strength, scopeOf: scope, tradedAgainst, sourceUrl, sourceTitle },
    excerpts: excerpts.map(({ place }) => place).toSorted(),
  }
}

type Citing = { readonly preferenceId: string; readonly excerptIds: readonly string[] }

/** Rests it on words that nobody takes away meanwhile: whoever removes a mark waits, and then finds it cited. */
async function citeExcerpts(tx: Transaction, { actor, now }: Pick<Context<never>, 'actor' | 'now'>, citing: Citing) {
  const ids = [...new Set(citing.excerptIds)]
  if (ids.length === 0) return done(null)
  const held = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "Excerpt" where "id" = any(${ids}::uuid[]) and "removedAt" is null order by "id" for share`
  if (held.length !== ids.length) return refuseFields({ excerptIds: { code: 'notOneOf' } })
  const made = { preferenceId: citing.preferenceId, createdAt: now, createdById: actor.id }
  await tx.preferenceExcerpt.createMany({ data: ids.map((excerptId) => ({ ...made, excerptId })) })
  return done(null)
}
