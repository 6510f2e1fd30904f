import 'server-only'
import type { Context } from '@/lib/auth/context'
import { Prisma } from '@/lib/db/generated/client'
import { type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { mayOpen, notSealedRefusal } from '@/lib/interviews/rules'
import type { TurnRole } from '@/lib/turns/schema'
import { around } from './rules'
import type {
  CorrectionReceipt,
  CorrectTurnInput,
  FindWordsInput,
  FoundWords,
  NameQuestionInput,
  OpenedTranscript,
  OpenTranscriptInput,
  QuestionReceipt,
} from './schema'

const turnFields = {
  ...{ id: true, index: true, role: true, text: true, questionKey: true, at: true, tokens: true, isComplete: true },
  note: true,
  asks: { select: { questionKey: true } },
  corrections: {
    orderBy: { id: 'asc' },
    select: { id: true, text: true, reason: true, author: true, createdAt: true, isDemo: true },
  },
} as const

/**
 * Opens a part of a sealed transcript. The event is written in the transaction that reads, so what cannot be recorded is
 * not read. The log tells who read which turns, and never what they say.
 */
export async function openTranscript(
  context: Context<'transcript.read'>,
  { id, from, size }: OpenTranscriptInput,
): Promise<Result<OpenedTranscript>> {
  const found = await findPresent(context, id)
  if (!found.ok) return found
  const { title, version, turnCount, isConfidential } = found.value
  const refusal = openRefusal(context, found.value)
  if (refusal) return refusal
  return context.write(async (tx) => {
    const where = { interviewId: id, index: { gte: from, lt: from + size } }
    const turns = await tx.turn.findMany({ where, orderBy: { index: 'asc' }, select: turnFields })
    const { sealedSha256 } = await tx.interview.findUniqueOrThrow({ where: { id }, select: { sealedSha256: true } })
    const record = { type: 'interview', id, label: title, version }
    const read = { from, to: turns.at(-1)?.index ?? from - 1, of: turnCount, isConfidential }
    const changes = { opened: { before: null, after: read } }
    const value = { id, turnCount, sealedSha256, turns: turns.map(toTurn) }
    return { value, events: [{ operation: 'transcript.open', record, changes }] }
  })
}

const MOST_FOUND = 200

/** Looks for words in a sealed transcript, which is reading it: the log tells how many turns were shown, and no words. */
export async function findWords(
  context: Context<'transcript.read'>,
  { id, words }: FindWordsInput,
): Promise<Result<FoundWords>> {
  const found = await findPresent(context, id)
  if (!found.ok) return found
  const refusal = openRefusal(context, found.value)
  if (refusal) return refusal
  const { title, version, isConfidential } = found.value
  const terms = words.split(/\s+/).filter(Boolean)
  return context.write(async (tx) => {
    const patterns = terms.map((term) => Prisma.sql`search_text("text") like search_pattern(${term})`)
    const rows = await tx.$queryRaw<{ index: number; role: TurnRole; text: string }[]>`
      select "index", "role"::text as "role", "text" from "Turn"
      where "interviewId" = ${id}::uuid and ${Prisma.join(patterns, ' and ')}
      order by "index" limit ${MOST_FOUND + 1}`
    const turns = rows.slice(0, MOST_FOUND)
    const record = { type: 'interview', id, label: title, version }
    const changes = { found: { before: null, after: { turns: turns.length, isConfidential } } }
    const value = {
      turns: turns.map(({ text, ...turn }) => ({ ...turn, around: around(text, terms) })),
      isCut: rows.length > MOST_FOUND,
    }
    return { value, events: [{ operation: 'transcript.find', record, changes }] }
  })
}

/** Lays a correction over a sealed turn. What was captured stays as it is, and both can be read. */
export async function correctTurn(
  context: Context<'transcript.correct'>,
  { id, index, text, reason }: CorrectTurnInput,
): Promise<Result<CorrectionReceipt>> {
  const found = await findPresent(context, id)
  if (!found.ok) return found
  const refusal = openRefusal(context, found.value)
  if (refusal) return refusal
  const { title, version } = found.value
  return context.write(async (tx) => {
    const turn = await tx.turn.findUnique({
      where: { interviewId_index: { interviewId: id, index } },
      select: turnFields,
    })
    if (!turn) return refuse('notFound')
    if ((turn.corrections.at(-1)?.text ?? turn.text) === text) return refuse('correctionUnchanged')
    const made = { createdAt: context.now, createdById: context.actor.id, author: context.actor.name }
    const { id: correctionId } = await tx.turnCorrection.create({
      data: { turnId: turn.id, text, reason, ...made },
      select: { id: true },
    })
    const record = { type: 'interview', id, label: title, version }
    const changes = { turn: { before: null, after: index } }
    return {
      value: { id: correctionId, index },
      events: [{ operation: 'transcript.correct', record, changes, reason }],
    }
  })
}

/** Says which question of the protocol a sealed turn asks, or that it asks none. What was captured stays as it is. */
export async function nameQuestion(
  context: Context<'excerpt.mark'>,
  { id, index, questionKey }: NameQuestionInput,
): Promise<Result<QuestionReceipt>> {
  const found = await findPresent(context, id)
  if (!found.ok) return found
  const refusal = openRefusal(context, found.value)
  if (refusal) return refusal
  const { title, version } = found.value
  return context.write(async (tx) => {
    const where = { interviewId_index: { interviewId: id, index } }
    const turn = await tx.turn.findUnique({ where, select: { id: true, questionKey: true, asks: true } })
    if (!turn) return refuse('notFound')
    const made = { questionKey, createdAt: context.now, createdById: context.actor.id }
    await tx.turnQuestion.upsert({ where: { turnId: turn.id }, create: { turnId: turn.id, ...made }, update: made })
    const record = { type: 'interview', id, label: title, version }
    const before = turn.asks?.questionKey ?? turn.questionKey
    const changes = { turn: { before: null, after: index }, question: { before, after: questionKey } }
    return { value: { id, index, questionKey }, events: [{ operation: 'transcript.nameQuestion', record, changes }] }
  })
}

type Guarded = { readonly isConfidential: boolean; readonly sealedAt: Date | null }

function openRefusal({ actor }: Pick<Context<never>, 'actor'>, interview: Guarded) {
  const notYet = notSealedRefusal(interview)
  if (notYet) return notYet
  return mayOpen(interview, actor) ? null : refuse('transcriptIsConfidential')
}

type StoredTurn = Omit<OpenedTranscript['turns'][number], 'at' | 'corrections'> & {
  readonly at: Date | null
  readonly asks: { readonly questionKey: string } | null
  readonly corrections: readonly (Omit<OpenedTranscript['turns'][number]['corrections'][number], 'at'> & {
    readonly createdAt: Date
  })[]
}

function toTurn({ at, corrections, asks, ...turn }: StoredTurn) {
  return {
    ...turn,
    questionKey: asks?.questionKey ?? turn.questionKey,
    at: at?.toISOString() ?? null,
    corrections: corrections.map(({ createdAt, ...correction }) => ({ ...correction, at: createdAt.toISOString() })),
  }
}
