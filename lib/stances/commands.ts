import 'server-only'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import { findSeen, writeSeen } from '@/lib/interviews/commands'
import { notSealedRefusal } from '@/lib/interviews/rules'
import type { InterviewReceipt } from '@/lib/interviews/schema'
import { visibleTo } from '@/lib/themes/queries'
import type { ClearStanceInput, SetStanceInput } from './schema'

/** Says what an interview shows of a theme, or says it anew. */
export async function setStance(
  context: Context<'stance.set'>,
  { id, version, themeId, ...said }: SetStanceInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const refusal = notSealedRefusal(found.value) ?? (await excerptRefusal(context, id, said.excerptId))
  if (refusal) return refusal
  const theme = await findTheme(context, themeId)
  if (!theme) return refuseFields({ themeId: { code: 'notOneOf' } })
  const before = await findStance(context, id, themeId)
  if (before && isSame(before, said)) return refuse('stanceUnchanged')
  const stance = { theme: theme.title, shows: said.kind, note: said.note }
  const changes = {
    stance: { before: before && { theme: theme.title, shows: before.kind, note: before.note }, after: stance },
  }
  return writeSeen(context, found.value, {
    ...{ operation: 'stance.set', changes, data: {} },
    also: async (tx) => {
      const made = { ...said, createdAt: context.now, createdById: context.actor.id }
      const where = { interviewId_themeId: { interviewId: id, themeId } }
      await tx.stance.upsert({ where, create: { interviewId: id, themeId, ...made }, update: made })
    },
  })
}

/** Takes back what was said: the interview shows nothing of the theme, as if it was not probed. */
export async function clearStance(
  context: Context<'stance.set'>,
  { id, version, themeId, reason }: ClearStanceInput,
): Promise<Result<InterviewReceipt>> {
  const found = await findSeen(context, { id, version })
  if (!found.ok) return found
  const [theme, before] = await Promise.all([findTheme(context, themeId), findStance(context, id, themeId)])
  if (!theme || !before) return refuse('notFound')
  const stance = { theme: theme.title, shows: before.kind, note: before.note }
  return writeSeen(context, found.value, {
    ...{ operation: 'stance.clear', changes: { stance: { before: stance, after: null } }, reason, data: {} },
    also: async (tx) => void (await tx.stance.deleteMany({ where: { interviewId: id, themeId } })),
  })
}

type Said = Pick<SetStanceInput, 'kind' | 'note' | 'excerptId'>

function isSame(before: Said, after: Said): boolean {
  return before.kind === after.kind && before.note === after.note && before.excerptId === after.excerptId
}

function findTheme(context: Context<'stance.set'>, id: string) {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  return context.db.theme.findFirst({ where, select: { title: true } })
}

function findStance(context: Context<'stance.set'>, interviewId: string, themeId: string) {
  const where = { interviewId_themeId: { interviewId, themeId } }
  return context.db.stance.findUnique({ where, select: { kind: true, note: true, excerptId: true } })
}

/** Words of this interview that nobody has taken away. */
async function excerptRefusal(context: Context<'stance.set'>, interviewId: string, id: string | null) {
  if (id === null) return null
  const excerpt = await context.db.excerpt.findFirst({
    where: { id, interviewId, removedAt: null },
    select: { id: true },
  })
  return excerpt ? null : refuseFields({ excerptId: { code: 'notOneOf' } })
}
