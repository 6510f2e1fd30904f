import 'server-only'
import { calendarDate } from '@/lib/days'
import type { ReadClient } from '@/lib/db/read-client'
import type { InterviewFacts } from './schema'

/** The interviews with a model, in the order in which they were put on record; those that were given up are left out. */
export async function listInterviewFacts(
  reader: Pick<ReadClient, 'interview'>,
  modelId: string,
): Promise<readonly InterviewFacts[]> {
  const rows = await reader.interview.findMany({
    where: { modelId, state: { not: 'abandoned' } },
    orderBy: { id: 'asc' },
    select: {
      ...{ title: true, state: true, startedAt: true, interviewer: true, tone: true, turnCount: true, endReason: true },
      ...{ sealedSha256: true, sourceUrl: true, sourceTitle: true, isDemo: true },
      protocolVersion: { select: { number: true, protocol: { select: { title: true } } } },
    },
  })
  return rows.map(({ startedAt, turnCount, protocolVersion, ...interview }) => ({
    ...interview,
    heldOn: startedAt && calendarDate(startedAt),
    turns: turnCount,
    protocol: protocolVersion && `${protocolVersion.protocol.title} ${protocolVersion.number}`,
  }))
}
