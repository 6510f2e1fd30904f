import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { changeRefusal } from './rules'

const shownFields = {
  ...{ id: true, version: true, excerptId: true, text: true, author: true, createdById: true, isDemo: true },
  updatedAt: true,
} as const satisfies Prisma.MemoSelect

/**
 * What readers of an interview wrote beside it, oldest first. Memos weigh what was said, so the permission is held by
 * those alone who may open confidential transcripts.
 */
export async function listMemos(context: Context<'memo.read'>, interviewId: string) {
  const rows = await context.db.memo.findMany({
    where: { interviewId, removedAt: null },
    orderBy: { id: 'asc' },
    select: shownFields,
  })
  return rows.map(({ createdById, updatedAt, ...memo }) => ({
    ...memo,
    updatedAt: updatedAt.toISOString(),
    canChange: changeRefusal({ createdById }, context.actor) === null,
  }))
}

export type MemoRow = Awaited<ReturnType<typeof listMemos>>[number]
