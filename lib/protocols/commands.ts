import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import { lockWrites, type Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { type Refusal, type Result, refuse } from '@/lib/errors'
import { type ProtocolText, sectionChanges } from '@/lib/protocol-versions/rules'
import { slugFor } from '@/lib/slug'
import { visibleTo } from './queries'
import type { CreateProtocolInput, ProtocolReceipt, UpdateProtocolInput } from './schema'

const nothingSaid: ProtocolText = { disclosure: '', exitInstruction: '', sections: [] }

/** Puts a protocol on record with an empty draft of its first version. Of two of one title at once one wins. */
export function createProtocol(
  context: Context<'protocol.draft'>,
  input: CreateProtocolInput,
): Promise<Result<ProtocolReceipt>> {
  return context.write((tx) => insertProtocol(tx, context, { operation: 'protocol.create', ...input }))
}

type NewProtocol = CreateProtocolInput & {
  readonly operation: string
  /** What its first draft says; nothing unless told. */
  readonly text?: ProtocolText
  readonly isDemo?: boolean
}

/** Writes a protocol with its first draft, as the step of a command; refuses a title that another one has. */
export async function insertProtocol(
  tx: Transaction,
  context: Context<'protocol.draft'>,
  { operation, title, summary, text = nothingSaid, isDemo = false }: NewProtocol,
): Promise<{ value: ProtocolReceipt; events: [AuditEntry] } | Refusal> {
  const named = await listNamed(tx)
  if (named.isTaken(title)) return refuse('protocolExists')
  const slug = slugFor(title, { taken: named.slugs, otherwise: 'protocol' })
  const made = { createdAt: context.now, createdById: context.actor.id, updatedAt: context.now }
  const { disclosure, exitInstruction, sections } = text
  const draft = { number: 1, disclosure, exitInstruction, sections: [...sections], ...made }
  const data = { slug, title, summary, isDemo, ...made, versions: { create: draft } }
  const { id } = await tx.protocol.create({ data, select: { id: true } })
  const record = { type: 'protocol', id, label: title, version: 1 }
  const changes = {
    ...changesBetween({}, { title, summary, number: 1 }),
    ...changesBetween(nothingToldYet, { disclosure, exitInstruction }),
    ...sectionChanges([], sections),
  }
  return { value: { id, slug, version: 1, number: 1 }, events: [{ operation, record, changes }] }
}

const nothingToldYet = { disclosure: '', exitInstruction: '' } as const

/** Changes what it is called and what it is for. Its address stays, and so does what its versions say. */
export async function updateProtocol(
  context: Context<'protocol.update'>,
  { id, version, ...words }: UpdateProtocolInput,
): Promise<Result<ProtocolReceipt>> {
  const protocol = await context.db.protocol.findFirst({
    where: { AND: [{ id }, visibleTo(context.actor)] },
    select: { slug: true, version: true, title: true, summary: true },
  })
  if (!protocol) return refuse('notFound')
  const record = { type: 'protocol', id, currentVersion: protocol.version }
  if (protocol.version !== version) return conflictSince(context.db, record, version)
  return context.write(async (tx) => {
    if ((await listNamed(tx, id)).isTaken(words.title)) return refuse('protocolExists')
    const data = { ...words, version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.protocol.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, record, version)
    const changes = changesBetween(protocol, words)
    const event = { type: 'protocol', id, label: words.title, version: version + 1 }
    return {
      value: { id, slug: protocol.slug, version: version + 1, number: null },
      events: [{ operation: 'protocol.update', record: event, changes }],
    }
  })
}

/**
 * The titles and addresses that are taken, by others than `own`. Protocols are few. Whoever else names one waits until this
 * transaction ends.
 */
async function listNamed(tx: Transaction, own?: string) {
  await lockWrites(tx)
  const all = await tx.protocol.findMany({ select: { id: true, slug: true, title: true } })
  const titles = new Set(all.filter(({ id }) => id !== own).map(({ title }) => title.toLowerCase()))
  return {
    isTaken: (title: string) => titles.has(title.toLowerCase()),
    slugs: new Set(all.map(({ slug }) => slug)),
  }
}
