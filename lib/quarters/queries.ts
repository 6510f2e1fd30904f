import 'server-only'
import type { Context } from '@/lib/auth/context'
import { findLeadership } from '@/lib/leadership/queries'
import { getPolicyInForce } from '@/lib/policies/queries'
import { quarterReportOf, readQuarter } from './rules'

/**
 * The numbers of a quarter as they stand now, with the end of the audit log before they were read: what was logged until
 * then is counted. Null where the text names no quarter.
 */
export async function findQuarter(context: Context<'leadership.read'>, quarter: string) {
  const period = readQuarter(quarter)
  if (!period) return null
  const head = await context.db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } })
  const { version } = await getPolicyInForce(context.db)
  const facts = await findLeadership(context, { choice: { text: quarter, period }, models: [] })
  const madeFrom = { auditSeq: String(head.seq), auditHash: head.hash, policyVersion: version }
  return { facts, report: quarterReportOf(facts, { quarter, ...period, madeFrom }) }
}
