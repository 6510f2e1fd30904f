import { getLocale } from 'next-intl/server'
import { requestCaller } from '@/lib/auth/page-request'
import { findPacket } from '@/lib/decision-records/queries'
import { type Refusal, refuse, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'

type Asked = RouteContext<'/decisions/[id]/packet.json'>

/** The packet of a decision: the very bytes whose SHA-256 is on its page. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const caller = await requestCaller('read')
  if (!caller.ok) return plain(caller)
  const context = caller.value.permit('preference.read')
  if (!context) {
    await caller.value.recordDenial('preference.read', 'decision.read')
    return plain(refuse('forbidden'))
  }
  const found = await findPacket(context, (await params).id)
  if (!found) return plain(refuse('notFound'))
  const { text, decision } = found
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="emeritus-${decision.model.slug}-decision-${decision.number}.json"`,
      'cache-control': 'no-store',
    },
  })
}

async function plain(refusal: Refusal): Promise<Response> {
  return new Response(refusalText(await getLocale(), refusal), { status: statusOf(refusal) })
}
