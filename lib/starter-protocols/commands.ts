import 'server-only'
import type { Context } from '@/lib/auth/context'
import type { Result } from '@/lib/errors'
import { insertProtocol } from '@/lib/protocols/commands'
import type { ProtocolReceipt } from '@/lib/protocols/schema'
import { starterProtocol } from './schema'

/** Puts the starter protocol on record as a draft, for somebody to change and publish. */
export function startProtocol(context: Context<'protocol.draft'>): Promise<Result<ProtocolReceipt>> {
  const { title, summary, newest } = starterProtocol
  const { changeNote: _, ...text } = newest
  return context.write((tx) => insertProtocol(tx, context, { operation: 'protocol.start', title, summary, text }))
}
