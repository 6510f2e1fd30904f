import 'server-only'
import type { Context } from '@/lib/auth/context'
import { visibleTo } from '@/lib/interviews/queries'

/** The files that an interview came in, without their bytes: what is in them is downloaded by itself. */
export async function listTranscriptFiles(context: Context<'interview.read'>, interviewId: string) {
  const files = await context.db.transcriptFile.findMany({
    where: { interview: { AND: [{ id: interviewId }, visibleTo(context.actor)] } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, format: true, size: true, sha256: true },
  })
  return files
}

export type TranscriptFileRow = Awaited<ReturnType<typeof listTranscriptFiles>>[number]
