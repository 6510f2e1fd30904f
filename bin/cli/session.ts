import { userInfo } from 'node:os'
import type { z } from 'zod'
import type { Caller } from '@/lib/auth/context'
import type { Permission } from '@/lib/auth/permissions'
import { systemCaller } from '@/lib/auth/system-caller'
import { getDatabase } from '@/lib/db/client'
import { deploy, pending } from '@/lib/db/migrate'
import { type OperationName, operations } from '@/lib/operations'
import { CommandFailure, failureOf } from './output'

/** Runs one command, which may do what `scope` says, on the opened database and closes it afterwards, whatever happens. */
export async function withCaller<T>(scope: readonly Permission[], work: (caller: Caller) => Promise<T>): Promise<T> {
  const database = await getDatabase()
  try {
    const missing = await pending(database.pool)
    if (missing.length > 0) {
      throw new CommandFailure(`${missing.length} migrations are not applied yet. Run: npm run emeritus -- migrate`)
    }
    return await work(await systemCaller(`command line, ${userName()}`, ...scope))
  } finally {
    await database.close()
  }
}

/** Applies what is pending and answers the names. */
export async function migrate(): Promise<readonly string[]> {
  const database = await getDatabase()
  try {
    return await deploy(database.pool)
  } finally {
    await database.close()
  }
}

/** Runs an operation by name, as a form or the API would, and checks the shape of what it answers. */
export async function run<Output extends z.ZodType>(
  caller: Caller,
  name: OperationName,
  input: object,
  output: Output,
): Promise<z.output<Output>> {
  const result = await operations[name].execute(caller, name, input)
  if (!result.ok) throw failureOf(result)
  return output.parse(result.value)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown user'
  }
}
