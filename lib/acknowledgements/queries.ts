import 'server-only'
import type { Context } from '@/lib/auth/context'
import { calendarDate } from '@/lib/days'
import { visibleTo } from '@/lib/preferences/queries'

/** What the model was told of what became of its preference, and what it answered, newest first. */
export async function listAcknowledgements(context: Context<'preference.read'>, decisionId: string) {
  const rows = await context.db.acknowledgement.findMany({
    where: { decision: { AND: [{ id: decisionId }, { preference: visibleTo(context.actor) }] } },
    orderBy: { id: 'desc' },
    select: {
      ...{ id: true, told: true, toldOn: true, answer: true, sourceUrl: true },
      ...{ recordedBy: true, createdAt: true, isDemo: true },
    },
  })
  return rows.map(({ toldOn, createdAt, ...row }) => ({
    ...row,
    toldOn: calendarDate(toldOn),
    createdAt: createdAt.toISOString(),
  }))
}

export type AcknowledgementRow = Awaited<ReturnType<typeof listAcknowledgements>>[number]
