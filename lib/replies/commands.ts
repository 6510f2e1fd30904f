import 'server-only'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { done, type Refusal, type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { liveSettings, type Sampling } from '@/lib/live-model'
import { receiveReply } from '@/lib/reply-streams/commands'
import { receivingOf } from '@/lib/replying'
import { changeTurns, lengthOf, told } from '@/lib/turns/commands'
import { findAsked, findLastTurn, listSaid } from './queries'
import { askedModel, canAskAgain, conversationOf, GONE_AFTER_MS, noteOf } from './rules'
import type { AskInput, ReplyInput, ReplyReceipt } from './schema'

type Conducting = Context<'interview.conduct'>

/**
 * Says something to the model and begins to receive its answer. What was said and the turn that the answer arrives in are
 * one write; from then on this process receives it, whoever watches.
 */
export async function ask(context: Conducting, { id, text, questionKey }: AskInput): Promise<Result<ReplyReceipt>> {
  const ready = await makeReady(context, id)
  if (!ready.ok) return ready
  const asked = await changeTurns(context, id, async (tx, { turnCount }) => {
    const refusal = await arrivingRefusal(tx, id)
    if (refusal) return refusal
    const index = turnCount + 1
    const made = { interviewId: id, at: context.now, createdAt: context.now, createdById: context.actor.id }
    const said = { ...made, index, role: 'interviewer', text, questionKey } as const
    await tx.turn.create({ data: said, select: { id: true } })
    await beginTurn(tx, { ...made, index: index + 1 })
    return { index: index + 1, ...told('reply.ask', { turn: index, characters: lengthOf(text) }) }
  })
  return asked.ok ? begin(context, ready.value, asked.value) : asked
}

/** Asks for the same answer again. What had arrived of the last one stays, and the model is not given it. */
export async function askAgain(context: Conducting, { id }: ReplyInput): Promise<Result<ReplyReceipt>> {
  const ready = await makeReady(context, id)
  if (!ready.ok) return ready
  const last = await findLastTurn(context, id)
  if (!canAskAgain(last ?? undefined)) return refuse(last?.isArriving ? 'replyArriving' : 'replyNotBroken')
  const asked = await changeTurns(context, id, async (tx, { turnCount }) => {
    if (turnCount !== last?.index) return refuse('replyArriving')
    const index = turnCount + 1
    const made = { interviewId: id, at: context.now, createdAt: context.now, createdById: context.actor.id }
    await beginTurn(tx, { ...made, index })
    return { index, ...told('reply.askAgain', { turn: index }) }
  })
  return asked.ok ? begin(context, ready.value, asked.value) : asked
}

/** Stops an answer that arrives. What had arrived stays. */
export async function stopReply(context: Conducting, { id }: ReplyInput): Promise<Result<ReplyReceipt>> {
  const here = receivingOf(id)
  const stopped = await changeTurns(context, id, async (tx) => {
    const turn = await tx.turn.findFirst({ where: { interviewId: id, aliveAt: { not: null } } })
    if (!turn) return refuse('replyNotArriving')
    // Where another process receives it, this is how that one learns of it.
    if (!here) await tx.turn.update({ where: { id: turn.id }, data: { aliveAt: null, note: noteOf('stopped') } })
    return { index: turn.index, ...told('reply.stop', { turn: turn.index }) }
  })
  if (stopped.ok) await here?.stop('stopped')
  return stopped
}

/** Closes an answer that nobody receives any more, because the server that did was stopped. What had arrived stays. */
export async function settleReply(context: Conducting, { id }: ReplyInput): Promise<Result<ReplyReceipt>> {
  return changeTurns(context, id, async (tx) => {
    const [turn] = await tx.$queryRaw<{ index: number }[]>`
      update "Turn" set "aliveAt" = null, "note" = ${noteOf('serverStopped')}
      where "interviewId" = ${id}::uuid and "aliveAt" < clock_timestamp() - ${GONE_AFTER_MS} * interval '1 millisecond'
      returning "index"`
    return turn ? { index: turn.index, ...told('reply.settle', { turn: turn.index }) } : refuse('replyNotGone')
  })
}

type Ready = { readonly model: string; readonly sampling: Sampling }

/** Whether this interview can be held live at all, and with which model; closes what a stopped server has left behind. */
async function makeReady(context: Conducting, id: string): Promise<Result<Ready>> {
  const settings = liveSettings()
  if (!settings) return refuse('liveNotSetUp')
  const asked = await findAsked(context, id)
  if (!asked) return refuse('notFound')
  const { model: interviewed, ...sampling } = asked
  const model = askedModel(interviewed, settings.model)
  if (model === null) return refuse('liveOtherModel', { name: interviewed.displayName })
  if ((await findLastTurn(context, id))?.isGone) await settleReply(context, { id })
  return done({ model, sampling })
}

async function arrivingRefusal(tx: Transaction, interviewId: string): Promise<Refusal | null> {
  const turn = await tx.turn.findFirst({ where: { interviewId, aliveAt: { not: null } }, select: { id: true } })
  return turn ? refuse('replyArriving') : null
}

type NewTurn = {
  readonly interviewId: string
  readonly index: number
  readonly at: Date
  readonly createdAt: Date
  readonly createdById: string | null
}

/** The empty turn that an answer arrives in. From the first one on the interview is a live one. */
async function beginTurn(tx: Transaction, turn: NewTurn): Promise<void> {
  const arriving = { role: 'subject', text: '', isComplete: false, aliveAt: turn.at } as const
  await tx.turn.create({ data: { ...turn, ...arriving }, select: { id: true } })
  await tx.interview.updateMany({ where: { id: turn.interviewId, method: 'hand' }, data: { method: 'live' } })
}

/** After the write: the answer is received in the background, and the receipt says where. */
async function begin(context: Conducting, { model, sampling }: Ready, receipt: ReplyReceipt) {
  const [interview, turns, turn] = await Promise.all([
    findPresent(context, receipt.id),
    listSaid(context, receipt.id),
    context.db.turn.findFirst({ where: { interviewId: receipt.id, index: receipt.index }, select: { id: true } }),
  ])
  if (!interview.ok || !turn) return refuse('notFound')
  const { id, title, version } = interview.value
  const conversation = conversationOf(turns)
  void receiveReply(
    { id: turn.id, index: receipt.index, interview: { id, title, version } },
    { model, sampling, conversation },
  )
  return done(receipt)
}
