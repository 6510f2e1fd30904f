import 'server-only'
import { createHash } from 'node:crypto'
import type { AuditEntry } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Refusal, type Result, refuse } from '@/lib/errors'
import { findPresent, findSeen, type SeenInterview, writeSeen } from '@/lib/interviews/commands'
import { captureRefusal, refusalOf, turnRefusal } from '@/lib/interviews/rules'
import type { CaptureInterviewInput, EndReason, InterviewReceipt } from '@/lib/interviews/schema'
import { noteOf } from '@/lib/replies/rules'
import { receivingOf } from '@/lib/replying'
import { sealedText } from './rules'
import type {
  AddTurnInput,
  RemoveTurnInput,
  RewriteTurnInput,
  SkipQuestionInput,
  SkipReceipt,
  TurnReceipt,
} from './schema'

/** Adds what was said last. The log tells of each turn that it came, and never what was said. */
export async function addTurn(
  context: Context<'interview.conduct'>,
  { id, role, text, questionKey }: AddTurnInput,
): Promise<Result<TurnReceipt>> {
  const { actor, now } = context
  return changeTurns(context, id, async (tx, interview) => {
    const index = interview.turnCount + 1
    const said = { role, text, questionKey, at: now, createdAt: now, createdById: actor.id }
    await tx.turn.create({ data: { interviewId: id, index, ...said }, select: { id: true } })
    return { index, ...told('turn.add', { turn: index, role, characters: lengthOf(text) }) }
  })
}

/** Corrects a turn while the interview goes on. Afterwards a correction is laid over it instead. */
export async function rewriteTurn(
  context: Context<'interview.conduct'>,
  { id, index, text, questionKey }: RewriteTurnInput,
): Promise<Result<TurnReceipt>> {
  return changeTurns(context, id, async (tx) => {
    const { count } = await tx.turn.updateMany({ where: { interviewId: id, index }, data: { text, questionKey } })
    if (count !== 1) return refuse('notFound')
    return { index, ...told('turn.rewrite', { turn: index, characters: lengthOf(text) }) }
  })
}

/** Takes the last turn back while the interview goes on. */
export async function removeTurn(
  context: Context<'interview.conduct'>,
  { id }: RemoveTurnInput,
): Promise<Result<TurnReceipt>> {
  return changeTurns(context, id, async (tx, { turnCount: index }) => {
    const { count } = await tx.turn.deleteMany({ where: { interviewId: id, index } })
    if (count !== 1) return refuse('notFound')
    return { index, ...told('turn.remove', { turn: index }) }
  })
}

/** Leaves a question of the protocol out: by the model's wish, which is an outcome, or by the interviewer's choice. */
export async function skipQuestion(
  context: Context<'interview.conduct'>,
  { id, questionKey, isWish, note }: SkipQuestionInput,
): Promise<Result<SkipReceipt>> {
  const { actor, now } = context
  const skipped = await changeTurns(context, id, async (tx) => {
    const made = { isWish, note, createdAt: now, createdById: actor.id }
    const where = { interviewId_questionKey: { interviewId: id, questionKey } }
    await tx.questionSkip.upsert({
      where,
      create: { interviewId: id, questionKey, ...made },
      update: made,
      select: { id: true },
    })
    return { index: 0, ...told('turn.skip', { question: questionKey, isWish }) }
  })
  return skipped.ok ? { ok: true, value: { id, questionKey } } : skipped
}

/** Ends an interview and seals what was said: from here on the database lets nobody touch a turn. */
export async function captureInterview(
  context: Context<'interview.conduct'>,
  { id, version, endReason }: CaptureInterviewInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const standing = { ...found.value, raters: 0, uncoveredTopics: [] }
  const refusal = refusalOf(standing, 'capture', context.actor) ?? captureRefusal(found.value.turnCount, endReason)
  if (refusal) return refusal
  await receivingOf(id)?.stop('interviewEnded')
  const changes = {
    state: { before: found.value.state, after: 'captured' },
    endReason: { before: null, after: endReason },
    turns: { before: null, after: found.value.turnCount },
  }
  return writeSeen(context, found.value, {
    ...{ operation: 'interview.capture', changes, data: {} },
    also: async (tx) => {
      // What another process is receiving ends with what has arrived.
      const ended = { aliveAt: null, note: noteOf('interviewEnded') }
      await tx.turn.updateMany({ where: { interviewId: id, aliveAt: { not: null } }, data: ended })
      await sealTurns(tx, { id, endReason, endedAt: context.now, now: context.now })
    },
  })
}

type Sealing = { readonly id: string; readonly endReason: EndReason; readonly endedAt: Date | null; readonly now: Date }

/** Hashes all turns of an interview in progress and captures it. The caller holds the interview's row. */
export async function sealTurns(tx: Transaction, { id, endReason, endedAt, now }: Sealing): Promise<void> {
  const turns = await tx.turn.findMany({ where: { interviewId: id }, orderBy: { index: 'asc' } })
  const text = sealedText(turns.map((turn) => ({ ...turn, at: turn.at?.toISOString() ?? null })))
  const sealedSha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const data = { state: 'captured', endReason, endedAt, sealedAt: now, sealedSha256 } as const
  await tx.interview.update({ where: { id }, data, select: { id: true } })
}

export type TurnChange = { readonly index: number } & Pick<AuditEntry, 'operation' | 'changes'>

/**
 * Changes the turns of an interview that goes on. The interview's row is held first, so that what comes at once is put in
 * one order, and nothing comes after the capture. Its version stays: adding a turn overtakes nobody. For the commands of
 * turns alone.
 */
export async function changeTurns(
  context: Context<'interview.conduct'>,
  id: string,
  work: (tx: Transaction, interview: SeenInterview) => Promise<TurnChange | Refusal>,
): Promise<Result<TurnReceipt>> {
  const found = await findPresent(context, id)
  if (!found.ok) return found
  return context.write(async (tx) => {
    await tx.$queryRaw`select "id" from "Interview" where "id" = ${id}::uuid for update`
    const now = await tx.interview.findUniqueOrThrow({ where: { id }, select: { state: true, turnCount: true } })
    const interview = { ...found.value, ...now }
    const refusal = turnRefusal(interview)
    if (refusal) return refusal
    const change = await work(tx, interview)
    if ('ok' in change) return change
    const { index, ...event } = change
    const record = { type: 'interview', id, label: interview.title, version: interview.version }
    return { value: { id, index }, events: [{ ...event, record }] }
  })
}

/** What the log tells of a turn: never what was said. */
export function told(
  operation: string,
  values: Readonly<Record<string, string | number | boolean>>,
): Omit<TurnChange, 'index'> {
  const changes = Object.entries(values).map(([name, after]) => [name, { before: null, after }] as const)
  return { operation, changes: Object.fromEntries(changes) }
}

/** In code points, as places in a turn are counted. */
export function lengthOf(text: string): number {
  return [...text].length
}
