import { systemCaller } from '@/lib/auth/system-caller'
import { renewSetupCode } from '@/lib/setup/commands'
import { needsSetup } from '@/lib/setup/queries'

const needed = ['setup.claim', 'setup.createAdmin'] as const

/** On an instance that has nobody yet: prints the one-time code that lets its first admin in. */
export async function announceSetup({ url }: { readonly url: string }): Promise<void> {
  const context = (await systemCaller('first start', ...needed)).permit(...needed)
  if (!context || !(await needsSetup(context))) return
  const renewed = await renewSetupCode(context)
  if (!renewed.ok) return
  console.log(`\nNobody can sign in yet. Open ${url}/setup and enter this code (it works once, until the next start):`)
  console.log(`\n    ${renewed.value.code}\n`)
}
