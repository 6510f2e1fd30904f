import { createInterface } from 'node:readline/promises'
import { z } from 'zod'
import { env } from '@/lib/env'
import { readStandardInput } from './input'
import { CommandFailure, type Output } from './output'
import { run, withCaller } from './session'

export type SetupOptions = { readonly email: string; readonly name: string; readonly passwordStdin?: boolean }

/** `emeritus setup`: the first admin, for whoever can reach the database itself. */
export async function setup(options: SetupOptions, output: Output): Promise<void> {
  const password = await readPassword(options.passwordStdin ?? false)
  const input = { email: options.email, name: options.name, password }
  const admin = await withCaller(['setup.createAdmin'], (caller) =>
    run(caller, 'setup.createAdmin', input, z.object({ id: z.string(), email: z.string() })),
  )
  output.result(admin, [`${admin.email} is the first admin. Sign in at ${env().EMERITUS_URL}/sign-in`])
}

export type UserOptions = { readonly email: string; readonly name: string; readonly role: readonly string[] }

const invited = z.object({ id: z.string(), email: z.string(), token: z.string() })

/** `emeritus user create`: prints the link with which the person sets a password; it works once. */
export async function createUser({ email, name, role }: UserOptions, output: Output): Promise<void> {
  const input = { email, name, roles: role }
  const { id, token } = await withCaller(['person.invite'], (caller) => run(caller, 'person.invite', input, invited))
  const link = `${env().EMERITUS_URL}/invitation/${token}`
  output.result({ id, email, link }, [`Give ${name} this link. It works once, for seven days:`, link])
}

async function readPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) return (await readStandardInput()).replace(/\r?\n$/, '')
  if (!process.stdin.isTTY)
    throw new CommandFailure('There is no terminal to ask for a password: use --password-stdin.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const password = await terminal.question('Password (at least 12 characters, shown while you type): ')
  terminal.close()
  return password
}
