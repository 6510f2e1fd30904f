import { getLocale } from 'next-intl/server'
import { requestCaller } from '@/lib/auth/page-request'
import { type Refusal, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import { takeOriginal } from '@/lib/transcript-files/operations'

type Asked = RouteContext<'/interviews/[id]/files/[fileId]'>

/** The file that an interview was imported from, byte for byte. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const caller = await requestCaller('read')
  if (!caller.ok) return plain(caller)
  const original = await takeOriginal(caller.value, await params)
  if (!original.ok) return plain(original)
  const { name, bytes } = original.value
  return new Response(bytes, {
    headers: {
      // Whatever it holds, it is saved and never shown: it came from outside.
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="transcript"; filename*=UTF-8''${encodedName(name)}`,
      'cache-control': 'no-store',
    },
  })
}

/** The last part of its path, as RFC 5987 writes it. */
function encodedName(name: string): string {
  const last = name.split('/').at(-1) || 'transcript'
  return encodeURIComponent(last.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

async function plain(refusal: Refusal): Promise<Response> {
  return new Response(refusalText(await getLocale(), refusal), { status: statusOf(refusal) })
}
