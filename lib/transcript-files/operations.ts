import 'server-only'
import type { Caller } from '@/lib/auth/context'
import { type Result, refuse } from '@/lib/errors'
import { downloadOriginal, type Original } from './commands'

/** The download, which answers with a file instead of a value. Same guard: permission first, a denial is an event. */
export async function takeOriginal(
  caller: Caller,
  asked: { readonly id: string; readonly fileId: string },
): Promise<Result<Original>> {
  const context = caller.permit('transcript.read')
  if (context) return downloadOriginal(context, asked)
  await caller.recordDenial('transcript.read', 'transcript.download')
  return refuse('forbidden')
}
