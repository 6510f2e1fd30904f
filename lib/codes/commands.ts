import 'server-only'
import { conflictSince } from '@/lib/audit/conflict'
import { changesBetween } from '@/lib/audit/schema'
import type { Context } from '@/lib/auth/context'
import { type Result, refuse, refuseFields } from '@/lib/errors'
import type { CodeReceipt, UpdateCodeInput } from './schema'

/** Renames a code or says what it gathers. A code is made with the first excerpt under it. */
export async function updateCode(
  context: Context<'code.update'>,
  { id, version, name, description }: UpdateCodeInput,
): Promise<Result<CodeReceipt>> {
  const code = await context.db.code.findUnique({
    where: { id },
    select: { version: true, name: true, description: true },
  })
  if (!code) return refuse('notFound')
  const known = { type: 'code', id, currentVersion: code.version }
  if (code.version !== version) return conflictSince(context.db, known, version)
  return context.write(async (tx) => {
    const same = { name: { equals: name, mode: 'insensitive' as const } }
    const taken = await tx.code.findFirst({ where: { ...same, id: { not: id } }, select: { id: true } })
    if (taken) return refuseFields({ name: { code: 'taken' } })
    const data = { name, description, version: { increment: 1 } }
    const { count } = await tx.code.updateMany({ where: { id, version }, data })
    if (count !== 1) return conflictSince(tx, known, version)
    const record = { type: 'code', id, label: name, version: version + 1 }
    const changes = changesBetween({ name: code.name, description: code.description }, { name, description })
    return { value: { id, version: version + 1 }, events: [{ operation: 'code.update', record, changes }] }
  })
}
