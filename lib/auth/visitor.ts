import 'server-only'
import { getDatabase } from '@/lib/db/client'
import { type Result, refuse } from '@/lib/errors'
import type { Caller } from './context'
import type { Permission } from './permissions'
import { visitorCaller } from './system-caller'
import { countFailure, type Limit, takeBack } from './throttle'

/** Codes and links cannot be guessed; this bounds what somebody who tries costs us. */
const ATTEMPTS_PER_ADDRESS = 30

export type Visit = {
  /** The public operation, as the audit log names it. */
  readonly name: string
  readonly permission: Permission
  readonly address: string
  readonly requestId: string
}

/**
 * Does one public operation for somebody who is not signed in. Attempts are counted per address before anything is
 * looked at, so that many at once are no more than many in a row; those that succeed, or whose form only needs another
 * look, are none of a guesser's and are taken back.
 */
export async function actAsVisitor<T>(
  { name, permission, address, requestId }: Visit,
  act: (caller: Caller) => Promise<Result<T>>,
): Promise<Result<T>> {
  const database = await getDatabase()
  const limits: readonly Limit[] = [{ subject: `visitor ${address}`, attempts: ATTEMPTS_PER_ADDRESS }]
  const minutes = await countFailure(database, limits)
  if (minutes > 0) return refuse('throttled', { minutes })
  const result = await act(await visitorCaller(name, permission, requestId))
  if (result.ok || result.code === 'invalid') await takeBack(database, limits)
  return result
}
