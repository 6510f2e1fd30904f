import 'server-only'
import type { Context } from '@/lib/auth/context'
import { isUuid } from '@/lib/cursor'
import type { Interview, Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/interviews/queries'
import { allOf, columnsOf, sql } from '@/lib/sql'
import type { TurnRole } from '@/lib/turns/schema'
import { visible } from '@/lib/visibility'
import { GONE_AFTER_MS } from './rules'

const column = columnsOf<Prisma.InterviewScalarFieldEnum>('i')

type StoredReply = Pick<Interview, 'state'> & {
  readonly index: number | null
  readonly role: TurnRole
  readonly text: string
  readonly note: string
  readonly isArriving: boolean
  readonly isGone: boolean
}

/**
 * The last turn of an interview that goes on, as it stands in the database now; null when there is none. `isGone` when it
 * is still arriving and nobody has been heard of who receives it.
 */
export async function findLastTurn(context: Context<'interview.conduct'>, interviewId: string) {
  if (!isUuid(interviewId)) return null
  const seen = allOf([sql`${column('id')} = ${interviewId}::uuid`, ...visible(visibleTo(context.actor), 'i')])
  const [last] = await context.select<StoredReply>(sql`
    select ${column('state')}, t."index", t."role", t."text", t."note", t."aliveAt" is not null as "isArriving",
      coalesce(t."aliveAt" < clock_timestamp() - ${GONE_AFTER_MS} * interval '1 millisecond', false) as "isGone"
    from "Interview" i left join "Turn" t on t."interviewId" = ${column('id')}
    where ${seen} order by t."index" desc nulls last limit 1`)
  if (!last || last.index === null || last.state !== 'inProgress') return null
  const { index, role, text, note, isArriving, isGone } = last
  return { index, role, text, note, isArriving, isGone }
}

export type LastTurn = NonNullable<Awaited<ReturnType<typeof findLastTurn>>>

/** What is needed to ask the model of an interview: what it is called, and how it is to answer. Null if unseen. */
export async function findAsked(context: Context<'interview.conduct'>, interviewId: string) {
  return context.db.interview.findFirst({
    where: { AND: [{ id: interviewId }, visibleTo(context.actor)] },
    select: {
      ...{ temperature: true, topP: true, maxTokens: true },
      model: { select: { displayName: true, apiId: true, aliases: true } },
    },
  })
}

/** Everything that was said so far, for the model to answer to. */
export async function listSaid(context: Context<'interview.conduct'>, interviewId: string) {
  return context.db.turn.findMany({
    where: { interviewId, interview: { AND: [{ sealedAt: null }, visibleTo(context.actor)] } },
    orderBy: { index: 'asc' },
    select: { role: true, text: true, isComplete: true },
  })
}
