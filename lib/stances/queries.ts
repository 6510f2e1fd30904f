import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/interviews/queries'
import { mayOpen } from '@/lib/interviews/rules'

/** What one interview shows of each theme; words of the transcript only for whoever may open it. */
export async function listStances(context: Context<'interview.read'>, interviewId: string) {
  const stances = await context.db.stance.findMany({
    where: { interview: { AND: [{ id: interviewId }, visibleTo(context.actor)] } },
    orderBy: [{ theme: { title: 'asc' } }, { themeId: 'asc' }],
    select: {
      ...{ kind: true, note: true, isDemo: true, interview: { select: { isConfidential: true } } },
      theme: { select: { id: true, slug: true, title: true, proposition: true } },
      excerpt: { select: { id: true, quote: true, removedAt: true, turn: { select: { index: true } } } },
    },
  })
  return stances.map(({ interview, excerpt, ...stance }) => {
    const quoted = excerpt && excerpt.removedAt === null ? excerpt : null
    const quote = quoted && mayOpen(interview, context.actor) ? quoted.quote : null
    return { ...stance, excerpt: quoted && { id: quoted.id, turn: quoted.turn.index, quote } }
  })
}

export type StanceRow = Awaited<ReturnType<typeof listStances>>[number]
