import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { slugFor } from '@/lib/slug'
import { visibleTo } from './queries'
import type { CreateThemeInput, ThemeReceipt, UpdateThemeInput } from './schema'

/** Puts a theme on record: something that a model may want, as a proposition. Its address stays what its first title made it. */
export async function createTheme(
  context: Context<'theme.create'>,
  input: CreateThemeInput,
): Promise<Result<ThemeReceipt>> {
  return context.write(async (tx) => {
    // Two of one title at once would take the same address.
    await tx.$executeRaw`lock table "Theme" in share row exclusive mode`
    const taken = await tx.theme.findMany({ select: { slug: true, title: true } })
    if (taken.some(({ title }) => title === input.title)) return refuse('themeExists')
    const slug = slugFor(input.title, { taken: new Set(taken.map((theme) => theme.slug)), otherwise: 'theme' })
    const made = { slug, createdAt: context.now, createdById: context.actor.id, updatedAt: context.now }
    const { id } = await tx.theme.create({ data: { ...input, ...made }, select: { id: true } })
    const record = { type: 'theme', id, label: input.title, version: 1 }
    const changes = changesBetween({}, input)
    return { value: { id, slug, version: 1 }, events: [{ operation: 'theme.create', record, changes }] }
  })
}

/** Names a theme differently. Once interviews show something of its proposition, that stays: they were read against it. */
export async function updateTheme(
  context: Context<'theme.update'>,
  { id, version, ...input }: UpdateThemeInput,
): Promise<Result<ThemeReceipt>> {
  const where = { AND: [{ id }, visibleTo(context.actor)] }
  const before = await context.db.theme.findFirst({
    where,
    select: { version: true, slug: true, title: true, proposition: true, topic: true },
  })
  if (!before) return refuse('notFound')
  const recordOf = { type: 'theme', id, currentVersion: before.version }
  if (before.version !== version) return conflictSince(context.db, recordOf, version)
  const changes = changesBetween({ title: before.title, proposition: before.proposition, topic: before.topic }, input)
  if (Object.keys(changes).length === 0) return refuse('themeUnchanged')
  const isReworded = before.proposition !== input.proposition
  if (isReworded && (await context.db.stance.count({ where: { themeId: id } })) > 0) return refuse('themeIsAnswered')
  return context.write(async (tx) => {
    const data = { ...input, version: { increment: 1 }, updatedAt: context.now }
    const unanswered = isReworded ? { stances: { none: {} } } : {}
    const { count } = await tx.theme.updateMany({ where: { id, version, ...unanswered }, data })
    if (count !== 1) return conflictSince(tx, recordOf, version)
    const record = { type: 'theme', id, label: input.title, version: version + 1 }
    return {
      value: { id, slug: before.slug, version: version + 1 },
      events: [{ operation: 'theme.update', record, changes }],
    }
  })
}
