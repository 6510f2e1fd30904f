import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '@/lib/auth/context'
import { isUuid } from '@/lib/cursor'
import type { Interview, Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/interviews/queries'
import { liveSettings } from '@/lib/live-model'
import { isEnding, receivingOf } from '@/lib/replying'
import { allOf, columnsOf, sql } from '@/lib/sql'
import type { TurnRole } from '@/lib/turns/schema'
import { visible } from '@/lib/visibility'
import { askedModel, GONE_AFTER_MS } from './rules'

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

/** Whether an interview can be held live on this server, and if not, why. */
export async function findLiveRefusal(context: Context<'interview.conduct'>, interviewId: string) {
  const settings = liveSettings()
  if (!settings) return 'notSetUp' as const
  const asked = await findAsked(context, interviewId)
  return asked && askedModel(asked.model, settings.model) === null ? ('otherModel' as const) : null
}

const LOOK_EVERY_MS = 250

/** Somebody who was signed out since learns it when she asks again. */
const LONGEST_WATCH_MS = 60_000

/** What a page is told of an answer: the part that it does not have, or that nothing has come for a while and why. */
export type ReplyNews = {
  /** Where the part begins, in UTF-16 units. */
  readonly from: number
  readonly text: string
  readonly isArriving: boolean
  readonly waiting: { readonly end: string; readonly attempt: number; readonly ms: number } | null
}

/**
 * Tells of the answer that is arriving in a turn, from a place in it on, until it has ended or a minute has passed. Every
 * word comes out of the database, so that nobody is ever shown what could still be lost. `settle` is called when nobody
 * receives it any more.
 */
export async function* watchReply(
  context: Context<'interview.conduct'>,
  { id, index, from }: { readonly id: string; readonly index: number; readonly from: number },
  settle: () => Promise<unknown>,
): AsyncGenerator<ReplyNews> {
  const startedMs = performance.now()
  let [place, waitedFor] = [from, 0]
  while (performance.now() - startedMs < LONGEST_WATCH_MS && !isEnding()) {
    const last = await findLastTurn(context, id)
    const isArriving = last !== null && last.index === index && last.isArriving
    if (last?.isGone) await settle()
    const text = last?.index === index ? last.text.slice(place) : ''
    const waiting = receivingOf(id)?.waiting() ?? null
    if (text !== '' || !isArriving || (waiting?.attempt ?? 0) !== waitedFor) {
      waitedFor = waiting?.attempt ?? 0
      const told = waiting && { end: waiting.end, attempt: waiting.attempt, ms: waiting.until - Date.now() }
      yield { from: place, text, isArriving, waiting: told }
    }
    if (!isArriving) return
    place += text.length
    await sleep(LOOK_EVERY_MS)
  }
}
