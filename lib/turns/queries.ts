import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/interviews/queries'
import { sql } from '@/lib/sql'

const turnFields = {
  ...{ index: true, role: true, text: true, questionKey: true, at: true, tokens: true, isComplete: true, note: true },
  aliveAt: true,
} as const

/**
 * The turns of an interview that is going on, with what was skipped, for whoever holds it. Once it is captured there is
 * nothing here: what is sealed is opened, and that is an event.
 */
export async function listTurnsSoFar(context: Context<'interview.conduct'>, interviewId: string) {
  const going = { AND: [{ id: interviewId, sealedAt: null }, visibleTo(context.actor)] }
  const [turns, skips] = await Promise.all([
    context.db.turn.findMany({ where: { interview: going }, orderBy: { index: 'asc' }, select: turnFields }),
    context.db.questionSkip.findMany({
      where: { interview: going },
      orderBy: { createdAt: 'asc' },
      select: { questionKey: true, isWish: true, note: true },
    }),
  ])
  return {
    turns: turns.map(({ at, aliveAt, ...turn }) => ({
      ...turn,
      at: at?.toISOString() ?? null,
      isArriving: aliveAt !== null,
    })),
    skips,
  }
}

export type TurnsSoFar = Awaited<ReturnType<typeof listTurnsSoFar>>

export type AskableQuestion = {
  readonly key: string
  readonly topic: string
  readonly text: string
  readonly required: boolean
  readonly section: string
}

/** The questions of the version of a protocol that an interview follows, in order; none when it follows none. */
export async function listQuestions(context: Context<'interview.read'>, protocolVersionId: string | null) {
  if (protocolVersionId === null) return []
  return context.select<AskableQuestion>(sql`
    select q.value->>'key' as "key", q.value->>'topic' as "topic", q.value->>'text' as "text",
      (q.value->>'required')::boolean as "required", s.value->>'title' as "section"
    from "ProtocolVersion" v, jsonb_array_elements(v."sections") with ordinality s,
      jsonb_array_elements(s.value->'questions') with ordinality q
    where v."id" = ${protocolVersionId}::uuid order by s.ordinality, q.ordinality`)
}
