import 'server-only'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Refusal, type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { mayOpen, notSealedRefusal } from '@/lib/interviews/rules'
import { visibleTo } from './queries'
import { distinctNames, quoteRefusal } from './rules'
import type { CodeExcerptInput, ExcerptReceipt, MarkExcerptInput, RemoveExcerptInput } from './schema'

/** Marks words of a sealed turn, with codes and a memo if given. The database refuses what is not there word for word. */
export async function markExcerpt(
  context: Context<'excerpt.mark'>,
  { id: interviewId, index, startsAt, endsAt, quote, codes, memo }: MarkExcerptInput,
): Promise<Result<ExcerptReceipt>> {
  const found = await findPresent(context, interviewId)
  if (!found.ok) return found
  const notYet = notSealedRefusal(found.value)
  if (notYet) return notYet
  if (!mayOpen(found.value, context.actor)) return refuse('transcriptIsConfidential')
  const { title, version } = found.value
  const { actor, now } = context
  return context.write(async (tx) => {
    // Those who mark the same turn at once come one after the other, so that each sees what the one before marked.
    await tx.$queryRaw`select 1 from "Turn" where "interviewId" = ${interviewId}::uuid and "index" = ${index} for update`
    const place = { interviewId_index: { interviewId, index } }
    const turn = await tx.turn.findUnique({ where: place, select: { id: true, text: true } })
    if (!turn) return refuse('notFound')
    const refusal = quoteRefusal(turn.text, { startsAt, endsAt }, quote)
    if (refusal) return refusal
    const where = { turnId_startsAt_endsAt: { turnId: turn.id, startsAt, endsAt } }
    const known = await tx.excerpt.findUnique({ where, select: { removedAt: true } })
    if (known && known.removedAt === null) return refuse('excerptExists')
    const made = { quote, createdAt: now, createdById: actor.id, markedBy: actor.name }
    const { id } = await tx.excerpt.upsert({
      where,
      create: { interviewId, turnId: turn.id, startsAt, endsAt, ...made },
      update: { removedAt: null },
      select: { id: true },
    })
    const names = await setCodes(tx, context, { excerptId: id, names: codes })
    if (memo)
      await tx.memo.create({
        data: { interviewId, excerptId: id, text: memo, ...authorOf(context) },
        select: { id: true },
      })
    const record = { type: 'interview', id: interviewId, label: title, version }
    const changes = told({ turn: index, characters: endsAt - startsAt, codes: names, memo: memo !== '' })
    return { value: { id, interviewId, index }, events: [{ operation: 'excerpt.mark', record, changes }] }
  })
}

/** Says under which codes an excerpt is gathered. */
export async function codeExcerpt(
  context: Context<'excerpt.mark'>,
  { id, codes }: CodeExcerptInput,
): Promise<Result<ExcerptReceipt>> {
  return changeExcerpt(context, id, async (tx, before) => {
    const names = await setCodes(tx, context, { excerptId: id, names: codes })
    return { operation: 'excerpt.code', changes: { codes: { before, after: names } } }
  })
}

/** Takes a mark away, unless a preference rests on it. What was said stays, and the log tells that it was marked. */
export async function removeExcerpt(
  context: Context<'excerpt.mark'>,
  { id }: RemoveExcerptInput,
): Promise<Result<ExcerptReceipt>> {
  return changeExcerpt(context, id, async (tx, before) => {
    await tx.excerpt.update({ where: { id }, data: { removedAt: context.now }, select: { id: true } })
    // Whoever rests a preference on it meanwhile waits for this row, and finds it removed.
    if ((await tx.preferenceExcerpt.count({ where: { excerptId: id } })) > 0) return refuse('excerptIsCited')
    return { operation: 'excerpt.remove', changes: { codes: { before, after: null } } }
  })
}

type ExcerptChange = {
  readonly operation: string
  readonly changes: Readonly<
    Record<'codes', { readonly before: readonly string[]; readonly after: readonly string[] | null }>
  >
}

async function changeExcerpt(
  context: Context<'excerpt.mark'>,
  id: string,
  work: (tx: Transaction, codes: readonly string[]) => Promise<ExcerptChange | Refusal>,
): Promise<Result<ExcerptReceipt>> {
  const excerpt = await context.db.excerpt.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: {
      interviewId: true,
      turn: { select: { index: true } },
      interview: { select: { title: true, version: true } },
      codes: { select: { code: { select: { name: true } } }, orderBy: { code: { name: 'asc' } } },
    },
  })
  if (!excerpt) return refuse('notFound')
  const { interviewId, interview, turn, codes } = excerpt
  return context.write(async (tx) => {
    const event = await work(
      tx,
      codes.map(({ code }) => code.name),
    )
    if ('ok' in event) return event
    const record = { type: 'interview', id: interviewId, label: interview.title, version: interview.version }
    const changes = { turn: { before: null, after: turn.index }, ...event.changes }
    return { value: { id, interviewId, index: turn.index }, events: [{ ...event, record, changes }] }
  })
}

type Coding = { readonly excerptId: string; readonly names: readonly string[] }

/** Gathers the excerpt under exactly these codes, making those that nobody used before. Answers their names. */
async function setCodes(tx: Transaction, { actor, now }: Pick<Context<never>, 'actor' | 'now'>, coding: Coding) {
  const names = distinctNames(coding.names)
  await tx.excerptCode.deleteMany({ where: { excerptId: coding.excerptId } })
  if (names.length === 0) return []
  const made = { createdAt: now, createdById: actor.id }
  const known = await tx.code.findMany({ where: { OR: names.map(sameName) }, select: { id: true, name: true } })
  const codes: { id: string; name: string }[] = []
  for (const name of names) {
    const code = known.find((one) => one.name.toLowerCase() === name.toLowerCase())
    codes.push(
      code ??
        (await tx.code.upsert({
          where: { name },
          create: { name, ...made },
          update: {},
          select: { id: true, name: true },
        })),
    )
  }
  await tx.excerptCode.createMany({
    data: codes.map(({ id: codeId }) => ({ excerptId: coding.excerptId, codeId, ...made })),
    skipDuplicates: true,
  })
  return codes.map(({ name }) => name)
}

function sameName(name: string) {
  return { name: { equals: name, mode: 'insensitive' as const } }
}

export function authorOf({ actor, now }: Pick<Context<never>, 'actor' | 'now'>) {
  return { createdAt: now, updatedAt: now, createdById: actor.id, author: actor.name }
}

function told(values: Readonly<Record<string, string | number | boolean | readonly string[]>>) {
  return Object.fromEntries(Object.entries(values).map(([name, after]) => [name, { before: null, after }] as const))
}
