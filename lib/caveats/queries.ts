import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/interviews/queries'
import { mayOpen } from '@/lib/interviews/rules'

const caveatFields = {
  ...{ id: true, type: true, severity: true, note: true, author: true, createdAt: true, isDemo: true },
  interview: { select: { isConfidential: true } },
  excerpt: { select: { id: true, quote: true, removedAt: true, turn: { select: { index: true } } } },
} as const satisfies Prisma.CaveatSelect

type StoredCaveat = Prisma.CaveatGetPayload<{ select: typeof caveatFields }>

/** The caveats of an interview in the order in which they were raised; words of the transcript only for whoever may open it. */
export async function listCaveats(context: Context<'interview.read'>, interviewId: string) {
  const caveats = await context.db.caveat.findMany({
    where: { interview: { AND: [{ id: interviewId }, visibleTo(context.actor)] } },
    orderBy: { id: 'asc' },
    select: caveatFields,
  })
  return caveats.map((caveat) => toRow(caveat, mayOpen(caveat.interview, context.actor)))
}

export type CaveatRow = ReturnType<typeof toRow>

function toRow({ interview: _, excerpt, createdAt, ...caveat }: StoredCaveat, isOpen: boolean) {
  const quoted = excerpt && excerpt.removedAt === null ? excerpt : null
  return {
    ...caveat,
    excerpt: quoted && { id: quoted.id, turn: quoted.turn.index, quote: isOpen ? quoted.quote : null },
    createdAt: createdAt.toISOString(),
  }
}
