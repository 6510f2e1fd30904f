import { getLocale } from 'next-intl/server'
import { messages } from '@/lib/i18n/messages'

/** What an event did, in the reader's words. The log outlives the code, so an unknown name is shown as written. */
export async function OperationName({ operation }: { operation: string }) {
  const texts: Readonly<Record<string, string>> = messages[await getLocale()].operation
  return texts[operation.replace('.', '_')] ?? operation
}
