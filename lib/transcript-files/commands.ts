import 'server-only'
import type { Context } from '@/lib/auth/context'
import { isUuid } from '@/lib/cursor'
import { type Result, refuse } from '@/lib/errors'
import { findPresent } from '@/lib/interviews/commands'
import { mayOpen } from '@/lib/interviews/rules'

export type Original = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

type Asked = { readonly id: string; readonly fileId: string }

/**
 * The very bytes that an interview came in, for whoever may open its transcript. The event is written in the transaction
 * that reads, so what cannot be recorded is not read.
 */
export async function downloadOriginal(
  context: Context<'transcript.read'>,
  { id, fileId }: Asked,
): Promise<Result<Original>> {
  if (!isUuid(id) || !isUuid(fileId)) return refuse('notFound')
  const found = await findPresent(context, id)
  if (!found.ok) return found
  const { title, version, isConfidential } = found.value
  if (!mayOpen(found.value, context.actor)) return refuse('transcriptIsConfidential')
  return context.write(async (tx) => {
    const file = await tx.transcriptFile.findFirst({ where: { id: fileId, interviewId: id } })
    if (!file) return refuse('notFound')
    const { name, size, sha256, bytes } = file
    const record = { type: 'interview', id, label: title, version }
    const changes = { downloaded: { before: null, after: { file: name, size, sha256, isConfidential } } }
    return { value: { name, bytes }, events: [{ operation: 'transcript.download', record, changes }] }
  })
}
