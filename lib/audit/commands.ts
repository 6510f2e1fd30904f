import 'server-only'
import type { Context } from '@/lib/auth/context'
import { done, type Result } from '@/lib/errors'
import { readEventsUpTo } from './queries'
import { verifyChain } from './verify'

export type ChainReport = {
  readonly isIntact: boolean
  /** Events read. */
  readonly count: number
  /** The hash up to which was read, and when (an ISO instant of the database). */
  readonly head: string
  readonly at: string
  readonly problems: readonly { readonly seq: string; readonly kind: string; readonly sentence: string }[]
}

/** Reads the whole log and checks every link, with a verifier that shares no code with the writer. */
export async function verifyAudit(context: Context<'audit.verify'>): Promise<Result<ChainReport>> {
  const head = await context.db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  const verdict = await verifyChain(readEventsUpTo(context, head.seq), head)
  const found = verdict.ok ? [] : verdict.problems
  const problems = found.map(({ seq, kind, sentence }) => ({ seq: String(seq), kind: String(kind), sentence }))
  problems.push(...(await findAppended(context)))
  return done({
    isIntact: problems.length === 0,
    count: verdict.count,
    head: head.hash,
    at: context.now.toISOString(),
    problems,
  })
}

/** Events past the recorded end. One statement sees both at the same instant, whoever is writing meanwhile. */
async function findAppended(context: Context<'audit.verify'>) {
  const [row] = await context.db.$queryRaw<{ last: bigint | null; head: bigint }[]>`
    select (select max(seq) from "AuditEvent") as last, seq as head from "AuditHead" where id = 1`
  if (!row || row.last === null || row.last <= row.head) return []
  const sentence = `Event ${row.last} stands after the recorded end of the chain, ${row.head}.`
  return [{ seq: String(row.last), kind: 'inserted', sentence }]
}

/** Every event up to now, a line of JSON each, exactly as stored. The export is itself an event, and the last one in it. */
export async function exportAudit(context: Context<'audit.export'>): Promise<Result<AsyncIterable<Uint8Array>>> {
  const recorded = await context.write(async () => {
    const record = { type: 'audit', id: 'audit', label: 'audit log', version: null }
    return { value: null, events: [{ operation: 'audit.export', record, changes: {} }] }
  })
  if (!recorded.ok) return recorded
  const head = await context.db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  return done(linesOf(context, head.seq))
}

async function* linesOf(context: Context<'audit.export'>, last: bigint): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const { seq, at, ...event } of readEventsUpTo(context, last)) {
    yield encoder.encode(`${JSON.stringify({ seq: String(seq), at: at.toISOString(), ...event })}\n`)
  }
}
