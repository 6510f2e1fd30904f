import { headers } from 'next/headers'

/** The name of the key that goes with K on this reader's keyboard, as it is printed there. */
export async function commandKey(): Promise<string> {
  const agent = (await headers()).get('user-agent') ?? ''
  return /Mac|iPhone|iPad/.test(agent) ? '⌘' : 'Ctrl '
}
