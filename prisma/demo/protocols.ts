import type { Context } from '@/lib/auth/context'
import type { Result } from '@/lib/errors'
import { draftProtocol, publishProtocol, reviseProtocol } from '@/lib/protocol-versions/commands'
import { reviseProtocolInput } from '@/lib/protocol-versions/schema'
import { insertProtocol } from '@/lib/protocols/commands'
import { starterProtocol } from '@/lib/starter-protocols/schema'

type Loading = Context<'protocol.draft' | 'protocol.update' | 'protocol.publish'>

/** Publishes the starter protocol, its first version and then its second. A run that was cut off goes on where it stopped. */
export async function loadProtocols(context: Loading): Promise<void> {
  for (const [at, text] of starterProtocol.versions.entries()) {
    const found = await findStarter(context)
    const isPublished = found?.versions.some(({ number, state }) => number > at && state !== 'draft') ?? false
    // Somebody's own protocol of that title is hers.
    if (isPublished || found?.isDemo === false) continue
    const draft = await beginDraft(context, found)
    const revised = done(await reviseProtocol(context, reviseProtocolInput.parse({ ...draft, ...text })))
    done(await publishProtocol(context, revised))
  }
}

type Found = Awaited<ReturnType<typeof findStarter>>

function findStarter(context: Loading) {
  return context.db.protocol.findFirst({
    where: { title: starterProtocol.title },
    select: { id: true, version: true, isDemo: true, versions: { select: { number: true, state: true } } },
  })
}

async function beginDraft(context: Loading, found: Found) {
  if (found?.versions.some(({ state }) => state === 'draft')) return found
  if (found) return done(await draftProtocol(context, found))
  const { title, summary } = starterProtocol
  const made = { operation: 'protocol.create', title, summary, isDemo: true }
  return done(await context.write((tx) => insertProtocol(tx, context, made)))
}

function done<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`The starter protocol could not be put on record: ${result.code}`)
  return result.value
}
