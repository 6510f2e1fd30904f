import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Actor } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'
import { visibleTo } from '@/lib/excerpts/queries'
import { mayOpen } from '@/lib/interviews/rules'

const citedFields = {
  ...{ id: true, quote: true, isDemo: true, turn: { select: { index: true } } },
  interview: { select: { id: true, title: true, language: true, isConfidential: true } },
} as const satisfies Prisma.ExcerptSelect

const inOrder = [
  { interview: { startedAt: 'asc' } },
  { interviewId: 'asc' },
  { turn: { index: 'asc' } },
  { startsAt: 'asc' },
] as const satisfies Prisma.ExcerptOrderByWithRelationInput[]

/** The words that a preference rests on, in the order in which they were said; each only for whoever may open it. */
export async function listCited(context: Context<'preference.read'>, preferenceId: string) {
  const rows = await context.db.excerpt.findMany({
    where: { preferences: { some: { preferenceId } } },
    orderBy: [...inOrder, { id: 'asc' }],
    select: citedFields,
  })
  const isOpen = rows.map(({ interview }) => mayOpen(interview, context.actor))
  return { cited: rows.map((row) => toCited(row, context.actor)), isOpenThroughout: isOpen.every(Boolean) }
}

export type CitedExcerpt = Awaited<ReturnType<typeof listCited>>['cited'][number]

function toCited(row: Prisma.ExcerptGetPayload<{ select: typeof citedFields }>, actor: Actor) {
  const { id, quote, turn, isDemo, interview } = row
  const { isConfidential: _, ...named } = interview
  return { id, interview: named, turn: turn.index, quote: mayOpen(interview, actor) ? quote : null, isDemo }
}

/** As many as somebody looks through. */
const MOST_MARKED = 200

/** Words of one model: of its own turns in what was sealed. */
function saidBy(modelId: string) {
  return {
    turn: { role: 'subject' },
    interview: { modelId, sealedAt: { not: null } },
  } as const satisfies Prisma.ExcerptWhereInput
}

/**
 * What is marked of a model's own words and this actor may read: what a preference can rest on. What is chosen already is
 * there in any case, and of all others what was marked last.
 */
export async function listCitable(context: Context<'transcript.read'>, modelId: string, chosenIds: readonly string[]) {
  const citable = { AND: [saidBy(modelId), visibleTo(context.actor)] }
  const newest = await context.db.excerpt.findMany({
    where: citable,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_MARKED,
    select: { id: true },
  })
  const rows = await context.db.excerpt.findMany({
    where: { ...citable, id: { in: [...chosenIds, ...newest.map(({ id }) => id)] } },
    orderBy: [...inOrder, { id: 'asc' }],
    select: citedFields,
  })
  return rows.map((row) => toCited(row, context.actor))
}

export type CitableExcerpt = CitedExcerpt

/** The model whose words these are, by the first of them that this actor may read; null where there is none. */
export async function findSpeaker(context: Context<'transcript.read'>, excerptIds: readonly string[]) {
  const found = await context.db.excerpt.findFirst({
    where: { AND: [{ id: { in: [...excerptIds] } }, visibleTo(context.actor)] },
    orderBy: { id: 'asc' },
    select: { interview: { select: { model: { select: { id: true, slug: true, displayName: true } } } } },
  })
  return found?.interview.model ?? null
}

/** Of these, the ones on which a preference of this model can rest, for this actor, each with where it stands. */
export async function findCitable(context: Context<never>, modelId: string, ids: readonly string[]) {
  const rows = await context.db.excerpt.findMany({
    where: { AND: [{ id: { in: [...ids] } }, saidBy(modelId), visibleTo(context.actor)] },
    select: { id: true, turn: { select: { index: true } }, interview: { select: { title: true } } },
  })
  return rows.map(({ id, turn, interview }) => ({ id, place: `${interview.title}: ${turn.index}` }))
}

/** Whether the interviews that a preference rests on are confidential. */
export async function listGuards(context: Context<never>, preferenceId: string) {
  const rows = await context.db.excerpt.findMany({
    where: { preferences: { some: { preferenceId } } },
    select: { interview: { select: { isConfidential: true } } },
  })
  return rows.map(({ interview }) => interview)
}
