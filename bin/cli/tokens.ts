import type { z } from 'zod'
import { parseList } from '@/lib/list-params'
import { findPersonByEmail } from '@/lib/people/queries'
import { findToken, listTokens as listPage } from '@/lib/tokens/queries'
import { revokedToken, tokenList, tokenReceipt, type tokenRow } from '@/lib/tokens/schema'
import { CommandFailure, type Output } from './output'
import { run, withCaller } from './session'

export type TokenOptions = {
  readonly user: string
  readonly name: string
  readonly permission: readonly string[]
  readonly days: string
}

/** `emeritus token create`: prints the token, which is never shown again. */
export async function createToken(options: TokenOptions, output: Output): Promise<void> {
  const made = await withCaller(['person.read', 'token.create'], async (caller) => {
    const context = caller.permit('person.read')
    const person = context && (await findPersonByEmail(context, options.user))
    if (!person) throw new CommandFailure(`Nobody here has the e-mail address ${options.user}.`)
    const input = { personId: person.id, name: options.name, permissions: options.permission, days: options.days }
    return run(caller, 'token.create', input, tokenReceipt)
  })
  output.result(made, [`The token, shown only now; it expires ${made.expiresAt}:`, made.token])
}

/** `emeritus token list`: every token, newest first, without anything that would let somebody use one. */
export async function listTokens(output: Output): Promise<void> {
  const tokens = await withCaller(['token.read'], async (caller) => {
    const context = caller.permit('token.read')
    if (!context) throw new CommandFailure('The command line may not read tokens.')
    const rows: z.output<typeof tokenRow>[] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await listPage(context, parseList(tokenList, { size: '100', after }))
      rows.push(...page.rows)
      after = page.next
    }
    return rows
  })
  output.result({ tokens }, tokens.length > 0 ? tokens.map(lineOf) : ['There are no tokens.'])
}

/** `emeritus token revoke ID`: whatever version it has, for a leaked token cannot wait. */
export async function revokeToken(id: string, output: Output): Promise<void> {
  const revoked = await withCaller(['token.read', 'token.revoke'], async (caller) => {
    const context = caller.permit('token.read')
    const token = context && (await findToken(context, id))
    if (!token) throw new CommandFailure(`There is no token with the id ${id}.`)
    return run(caller, 'token.revoke', { id, version: token.version }, revokedToken)
  })
  output.result(revoked, [`The token ${revoked.id} is revoked.`])
}

function lineOf({ id, state, name, person, expiresAt, lastUsedAt, permissions }: z.output<typeof tokenRow>): string {
  const use = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`
  return `${id}  ${state}  ${name} (${person.name}), expires ${expiresAt}, ${use}: ${permissions.join(' ')}`
}
