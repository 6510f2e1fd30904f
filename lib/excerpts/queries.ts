import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Actor, may } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/** Excerpts are the words of a transcript: whoever may not open it sees none of them. */
export function visibleTo(actor: Actor): Prisma.ExcerptWhereInput {
  if (!may(actor, 'transcript.read')) return { id: { in: [] } }
  const seen = may(actor, 'transcript.readConfidential') ? {} : { interview: { isConfidential: false } }
  return { removedAt: null, ...seen }
}

/** What was marked in an interview, in the order of its turns, with codes and memos. */
export async function listExcerpts(context: Context<'transcript.read'>, interviewId: string) {
  const rows = await context.db.excerpt.findMany({
    where: { AND: [{ interviewId }, visibleTo(context.actor)] },
    orderBy: [{ turn: { index: 'asc' } }, { startsAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, startsAt: true, endsAt: true, quote: true, markedBy: true, createdAt: true, isDemo: true },
      turn: { select: { index: true, role: true } },
      codes: { select: { code: { select: { id: true, name: true } } }, orderBy: { code: { name: 'asc' } } },
    },
  })
  return rows.map(({ turn, codes, createdAt, ...excerpt }) => ({
    ...excerpt,
    ...turn,
    codes: codes.map(({ code }) => code),
    createdAt: createdAt.toISOString(),
  }))
}

export type ExcerptRow = Awaited<ReturnType<typeof listExcerpts>>[number]
