import { exportLog } from '@/lib/audit/operations'
import { requestCaller } from '@/lib/auth/page-request'
import { byteStream } from '@/lib/byte-stream'
import { type Refusal, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'

/** The whole log as NDJSON: one stored event a line, oldest first, so that anybody can check the chain by herself. */
export async function GET(): Promise<Response> {
  const caller = await requestCaller('read')
  if (!caller.ok) return plain(caller)
  const exported = await exportLog(caller.value)
  if (!exported.ok) return plain(exported)
  return new Response(byteStream(exported.value), {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="emeritus-audit.ndjson"',
    },
  })
}

function plain(refusal: Refusal): Response {
  return new Response(refusalText('en', refusal), { status: statusOf(refusal) })
}
