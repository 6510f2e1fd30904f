import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/excerpts/queries'

/** Names to choose from, the most used first. */
export async function listCodeNames(context: Context<'transcript.read'>): Promise<readonly string[]> {
  const rows = await context.db.code.findMany({
    orderBy: [{ excerpts: { _count: 'desc' } }, { name: 'asc' }],
    select: { name: true },
    take: 200,
  })
  return rows.map(({ name }) => name)
}

/** Every code with how many excerpts the actor may see under it, in how many interviews. */
export async function listCodes(context: Context<'transcript.read'>) {
  const excerpt = visibleTo(context.actor)
  const rows = await context.db.code.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, version: true, name: true, description: true, isDemo: true },
      excerpts: { where: { excerpt }, select: { excerpt: { select: { interviewId: true } } } },
    },
  })
  return rows.map(({ excerpts, ...code }) => ({
    ...code,
    excerpts: excerpts.length,
    interviews: new Set(excerpts.map((one) => one.excerpt.interviewId)).size,
  }))
}

export type CodeRow = Awaited<ReturnType<typeof listCodes>>[number]

const MOST_SHOWN = 200

/** What is gathered under one code, across interviews; null when there is no such code. */
export async function findCode(context: Context<'transcript.read'>, id: string) {
  const code = await context.db.code.findUnique({
    where: { id },
    select: { ...{ id: true, version: true, name: true, description: true, isDemo: true } },
  })
  if (!code) return null
  const excerpts = await context.db.excerpt.findMany({
    where: { AND: [{ codes: { some: { codeId: id } } }, visibleTo(context.actor)] },
    orderBy: [{ interview: { modelName: 'asc' } }, { interviewId: 'asc' }, { turn: { index: 'asc' } }],
    take: MOST_SHOWN,
    select: {
      ...{ id: true, quote: true, isDemo: true },
      turn: { select: { index: true, role: true } },
      interview: { select: { id: true, title: true, modelName: true, language: true } },
    },
  })
  return { ...code, excerpts, isCut: excerpts.length === MOST_SHOWN }
}

export type CodeRecord = NonNullable<Awaited<ReturnType<typeof findCode>>>
