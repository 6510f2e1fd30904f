import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { findSeen, writeSeen } from '@/lib/interviews/commands'
import { notSealedRefusal } from '@/lib/interviews/rules'
import type { InterviewReceipt } from '@/lib/interviews/schema'
import { changedCoverage } from './rules'
import type { CoverageEntry, SetCoverageInput } from './schema'

/** Says how far topics were asked about. Of many at once one wins; the others are told what it said. */
export async function setCoverage(
  context: Context<'coverage.set'>,
  { id, version, topics }: SetCoverageInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const refusal = notSealedRefusal(found.value)
  if (refusal) return refusal
  const where = { interviewId: id }
  const before = await context.db.coverage.findMany({ where, select: { topic: true, level: true, limitedBy: true } })
  const changed = changedCoverage(before, topics)
  if (changed.length === 0) return refuse('coverageUnchanged')
  const changes = changed.map(({ topic, level, limitedBy }) => {
    const said = before.find((one) => one.topic === topic)
    return [topic, { before: said ? toldOf(said) : null, after: toldOf({ level, limitedBy }) }] as const
  })
  return writeSeen(context, found.value, {
    ...{ operation: 'coverage.set', changes: Object.fromEntries(changes), data: {} },
    also: async (tx) => {
      for (const { topic, ...said } of changed) {
        const made = { ...said, createdAt: context.now, createdById: context.actor.id }
        const where = { interviewId_topic: { interviewId: id, topic } }
        await tx.coverage.upsert({ where, create: { interviewId: id, topic, ...made }, update: made })
      }
    },
  })
}

/** As the log tells it: the level, and who kept it from going further if somebody did. */
function toldOf({ level, limitedBy }: Pick<CoverageEntry, 'level' | 'limitedBy'>) {
  return limitedBy === null ? level : { coverage: level, limitedBy }
}
