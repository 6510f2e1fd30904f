import { demoAccounts } from '@/prisma/demo/people'
import { loadDemo } from '@/prisma/demo/workspace'
import { step } from './http/steps'

/** Fills the demo workspace before anybody can connect. On a filled one it changes nothing. */
export async function seedDemo(): Promise<void> {
  await step('Loading the demo workspace', loadDemo, ({ people, models }) =>
    people + models === 0 ? 'already there' : `${people} accounts, ${models} models`,
  )
}

/** Prints one sign-in per role. */
export async function announceDemo({ url }: { readonly url: string }): Promise<void> {
  const widest = Math.max(...demoAccounts.map((account) => account.email.length))
  console.log(`\nSign in at ${url}/sign-in as any of:\n`)
  for (const { email, password } of demoAccounts) console.log(`  ${email.padEnd(widest)}  ${password}`)
  console.log('\nThese accounts are made up and known to everybody; the demo listens on this machine alone.')
}
