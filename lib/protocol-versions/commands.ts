import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { type Changes, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import { done, type Result, refuse } from '@/lib/errors'
import { findWholeProtocol, type WholeProtocol } from '@/lib/protocols/queries'
import type { ProtocolReceipt } from '@/lib/protocols/schema'
import { draftRefusal, moveOf, sectionChanges } from './rules'
import type { ProtocolDraftInput, ProtocolMove, ReviseProtocolInput, WithdrawProtocolInput } from './schema'

/** Begins a new version as a copy of the newest one. Of two at once one wins. */
export async function draftProtocol(
  context: Context<'protocol.draft'>,
  input: ProtocolDraftInput,
): Promise<Result<ProtocolReceipt>> {
  const found = await findSeen(context, input)
  if (!found.ok) return found
  const { versions } = found.value
  const states = versions.map(({ state }) => state)
  const refusal = draftRefusal(states, context.actor)
  if (refusal) return refusal
  const newest = versions[0]
  const number = (newest?.number ?? 0) + 1
  return change(context, found.value, {
    operation: 'protocol.draft',
    number,
    changes: { number: { before: newest?.number ?? null, after: number } },
    write: async (tx) => {
      const made = { createdAt: context.now, createdById: context.actor.id, updatedAt: context.now }
      const { disclosure = '', exitInstruction = '', sections = [] } = newest ?? {}
      const data = { protocolId: found.value.id, number, disclosure, exitInstruction, sections, ...made }
      await tx.protocolVersion.create({ data, select: { id: true } })
      return 1
    },
  })
}

/** Writes what the draft says. */
export async function reviseProtocol(
  context: Context<'protocol.update'>,
  { id, version, ...text }: ReviseProtocolInput,
): Promise<Result<ProtocolReceipt>> {
  const found = await findMovable(context, { id, version, move: 'revise' })
  if (!found.ok) return found
  const { protocol, moved } = found.value
  const { sections, ...words } = text
  const { disclosure, exitInstruction, changeNote } = moved
  const changes = {
    ...changesBetween({ disclosure, exitInstruction, changeNote }, words),
    ...sectionChanges(moved.sections, sections),
  }
  return change(context, protocol, {
    operation: 'protocol.revise',
    number: moved.number,
    changes,
    write: async (tx) => {
      const where = { id: moved.id, state: 'draft' } as const
      const data = { ...text, updatedAt: context.now }
      return (await tx.protocolVersion.updateMany({ where, data })).count
    },
  })
}

/** Makes the draft the version that interviews are held with. From then on the database lets nobody change it. */
export async function publishProtocol(
  context: Context<'protocol.publish'>,
  input: ProtocolDraftInput,
): Promise<Result<ProtocolReceipt>> {
  const found = await findMovable(context, { ...input, move: 'publish' })
  if (!found.ok) return found
  const { protocol, moved } = found.value
  return change(context, protocol, {
    operation: 'protocol.publish',
    number: moved.number,
    changes: changesBetween({}, { number: moved.number, changeNote: moved.changeNote }),
    write: async (tx) => {
      const where = { id: moved.id, state: 'draft' } as const
      const by = { publishedAt: context.now, publishedBy: context.actor.name }
      const data = { state: 'published', ...by, updatedAt: context.now } as const
      return (await tx.protocolVersion.updateMany({ where, data })).count
    },
  })
}

/** Takes the draft away. What it said stays in the audit log; a protocol that never had a published version goes with it. */
export async function discardProtocol(
  context: Context<'protocol.draft'>,
  input: ProtocolDraftInput,
): Promise<Result<ProtocolReceipt>> {
  const found = await findMovable(context, { ...input, move: 'discard' })
  if (!found.ok) return found
  const { protocol, moved } = found.value
  const { disclosure, exitInstruction, changeNote, number } = moved
  const isLast = protocol.versions.length === 1
  const nothing = { disclosure: '', exitInstruction: '', changeNote: '' }
  return change(context, protocol, {
    operation: 'protocol.discard',
    number,
    changes: {
      number: { before: number, after: null },
      ...changesBetween({ disclosure, exitInstruction, changeNote }, nothing),
      ...sectionChanges(moved.sections, []),
    },
    write: async (tx) => {
      const { count } = await tx.protocolVersion.deleteMany({ where: { id: moved.id, state: 'draft' } })
      if (isLast) await tx.protocol.delete({ where: { id: protocol.id }, select: { id: true } })
      return count
    },
  })
}

/** Says that nobody should interview with a version any more, and why. Interviews that were held with it stay. */
export async function withdrawProtocol(
  context: Context<'protocol.withdraw'>,
  { number, reason, ...input }: WithdrawProtocolInput,
): Promise<Result<ProtocolReceipt>> {
  const found = await findMovable(context, { ...input, number, move: 'withdraw' })
  if (!found.ok) return found
  const { protocol, moved } = found.value
  return change(context, protocol, {
    operation: 'protocol.withdraw',
    number,
    changes: { state: { before: 'published', after: 'withdrawn' }, number: { before: null, after: number } },
    reason,
    write: async (tx) => {
      const where = { id: moved.id, state: 'published' } as const
      const data = { state: 'withdrawn', withdrawnAt: context.now, withdrawnReason: reason } as const
      return (await tx.protocolVersion.updateMany({ where, data: { ...data, updatedAt: context.now } })).count
    },
  })
}

type Change = {
  readonly operation: string
  readonly number: number
  readonly changes: Changes
  readonly reason?: string
  /** Answers how many versions it changed; anything but one is a conflict. */
  readonly write: (tx: Transaction) => Promise<number>
}

/** The protocol first, by its version: whoever comes second waits there and learns what the first one did. */
async function change(
  context: Context<never>,
  protocol: WholeProtocol,
  { operation, number, changes, ...rest }: Change,
) {
  const { id, version, slug, title } = protocol
  return context.write<ProtocolReceipt>(async (tx) => {
    const data = { version: { increment: 1 }, updatedAt: context.now }
    const { count } = await tx.protocol.updateMany({ where: { id, version }, data })
    if (count !== 1 || (await rest.write(tx)) !== 1) return conflictSince(tx, recordOf(protocol), version)
    const record = { type: 'protocol', id, label: title, version: version + 1 }
    const reason = rest.reason === undefined ? {} : { reason: rest.reason }
    return {
      value: { id, slug, version: version + 1, number },
      events: [{ operation, record, changes, ...reason }],
    }
  })
}

type Wanted = ProtocolDraftInput & {
  readonly move: ProtocolMove
  /** Of the version that is moved; the draft when none is named. */
  readonly number?: number
}

/** The version that is to be moved, with its protocol; refuses what the rule refuses. */
async function findMovable(context: Context<never>, { move, number, ...input }: Wanted) {
  const found = await findSeen(context, input)
  if (!found.ok) return found
  const { versions } = found.value
  const at = versions.findIndex((one) => (number === undefined ? one.state === 'draft' : one.number === number))
  const moved = versions[at]
  if (!moved) return number === undefined ? refuse('protocolNoDraft') : refuse('notFound')
  const answer = moveOf({ version: moved, before: versions[at + 1] ?? null }, move, context.actor)
  return answer.ok ? done({ protocol: found.value, moved }) : answer
}

/** The protocol as the sender saw it; refuses what is not there, or has changed since. */
async function findSeen(context: Context<never>, { id, version }: ProtocolDraftInput): Promise<Result<WholeProtocol>> {
  const protocol = await findWholeProtocol(context, id)
  if (!protocol) return refuse('notFound')
  return protocol.version === version ? done(protocol) : conflictSince(context.db, recordOf(protocol), version)
}

function recordOf({ id, version }: Pick<WholeProtocol, 'id' | 'version'>) {
  return { type: 'protocol', id, currentVersion: version }
}
