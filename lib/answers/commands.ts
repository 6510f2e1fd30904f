import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { mayOpen, notSealedRefusal } from '@/lib/interviews/rules'
import { answersOf } from './rules'
import type { OpenAnswersInput, OpenedAnswers } from './schema'

/** More than anybody reads beside another interview. */
const MOST_TURNS_SHOWN = 1000

/** Opens a sealed transcript question by question. It is reading it, so the log tells, as of any other opening. */
export async function openAnswers(
  context: Context<'transcript.read'>,
  { id }: OpenAnswersInput,
): Promise<Result<OpenedAnswers>> {
  const found = await findPresent(context, id)
  if (!found.ok) return found
  const notYet = notSealedRefusal(found.value)
  if (notYet) return notYet
  if (!mayOpen(found.value, context.actor)) return refuse('transcriptIsConfidential')
  const { title, version, turnCount, isConfidential } = found.value
  return context.write(async (tx) => {
    const rows = await tx.turn.findMany({
      where: { interviewId: id },
      orderBy: { index: 'asc' },
      take: MOST_TURNS_SHOWN,
      select: { index: true, role: true, text: true, questionKey: true, asks: { select: { questionKey: true } } },
    })
    const skipped = await tx.questionSkip.findMany({
      where: { interviewId: id },
      select: { questionKey: true, isWish: true },
    })
    const turns = rows.map(({ asks, ...turn }) => ({ ...turn, questionKey: asks?.questionKey ?? turn.questionKey }))
    const answers = [...answersOf(turns)].map(([questionKey, said]) => ({
      questionKey,
      turns: said.map(({ index, role, text }) => ({ index, role, text })),
    }))
    const record = { type: 'interview', id, label: title, version }
    const read = { from: 1, to: turns.length, of: turnCount, isConfidential }
    const value = { id, answers, skipped, isCut: turnCount > turns.length }
    return {
      value,
      events: [{ operation: 'transcript.open', record, changes: { opened: { before: null, after: read } } }],
    }
  })
}
