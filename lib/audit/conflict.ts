import 'server-only'
import { z } from 'zod'
import type { ReadClient } from '@/lib/db/read-client'
import type { InterveningChange, Refusal } from '@/lib/errors'

const storedPayload = z.object({ changes: z.record(z.string(), z.object({ before: z.json(), after: z.json() })) })

/**
 * The refusal of a write that was based on an old version: the version now, and who changed what since, newest first.
 * `reader` is the transaction inside one.
 */
export async function conflictSince(
  reader: Pick<ReadClient, 'auditEvent'>,
  record: { readonly type: string; readonly id: string; readonly currentVersion: number },
  sentVersion: number,
): Promise<Refusal> {
  const events = await reader.auditEvent.findMany({
    where: { recordType: record.type, recordId: record.id, outcome: 'done', recordVersion: { gt: sentVersion } },
    orderBy: { seq: 'desc' },
    take: 5,
    select: { actorName: true, at: true, operation: true, payload: true, recordVersion: true },
  })
  const changes = events.map(
    (event): InterveningChange => ({
      by: event.actorName,
      at: event.at.toISOString(),
      operation: event.operation,
      fields: fieldsOf(event.payload),
    }),
  )
  // Whoever lost a race knows only the version from before it; the winner's event knows the one after.
  const version = Math.max(record.currentVersion, ...events.map((event) => event.recordVersion ?? 0))
  return { ok: false, code: 'conflict', conflict: { recordType: record.type, version, changes } }
}

function fieldsOf(payload: string): InterveningChange['fields'] {
  const { changes } = storedPayload.parse(JSON.parse(payload))
  return Object.entries(changes).map(([name, { before, after }]) => ({ name, before, after }))
}
