import 'server-only'
import type { ReadClient } from '@/lib/db/read-client'

/** Every reader's word on every wording, newest first. */
export async function listVerifications(reader: Pick<ReadClient, 'preferenceVerification'>, preferenceId: string) {
  const rows = await reader.preferenceVerification.findMany({
    where: { preferenceId },
    orderBy: { id: 'desc' },
    select: {
      ...{ id: true, wording: true, agrees: true, note: true, readerId: true, reader: true },
      ...{ createdAt: true, isDemo: true },
    },
  })
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))
}
