import type { NextRequest } from 'next/server'
import type { Caller } from '@/lib/auth/context'
import { requestCaller } from '@/lib/auth/page-request'
import { byteStream } from '@/lib/byte-stream'
import { type Refusal, refuse, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import { replyOperations } from '@/lib/replies/operations'
import { findLastTurn, type ReplyNews, watchReply } from '@/lib/replies/queries'

/** The answer of a model while it arrives, as server-sent events: to look on, and never to carry on. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/interviews/[id]/live/reply'>,
): Promise<Response> {
  const { id } = await params
  const caller = await requestCaller('read')
  if (!caller.ok) return plain(caller)
  const context = caller.value.permit('interview.conduct')
  if (!context) {
    await caller.value.recordDenial('interview.conduct', 'reply.watch')
    return plain(refuse('forbidden'))
  }
  const last = await findLastTurn(context, id)
  if (!last) return plain(refuse('notFound'))
  const place = { id, index: numberIn(request.nextUrl.searchParams.get('turn')), from: placeIn(request) }
  const settle = settling(caller.value, id)
  return new Response(byteStream(told(watchReply(context, place, settle))), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Nobody on the way may gather events until there are enough of them to compress.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function settling(caller: Caller, id: string) {
  return () => replyOperations['reply.settle'].execute(caller, 'reply.settle', { id })
}

/** A browser that comes back says what it had last. */
function placeIn(request: NextRequest): number {
  return numberIn(request.headers.get('last-event-id') ?? request.nextUrl.searchParams.get('from'))
}

function numberIn(text: string | null): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
}

async function* told(news: AsyncIterable<ReplyNews>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('retry: 1000\n\n')
  for await (const one of news) {
    yield encoder.encode(`id: ${one.from + one.text.length}\ndata: ${JSON.stringify(one)}\n\n`)
  }
}

function plain(refusal: Refusal): Response {
  return new Response(refusalText('en', refusal), { status: statusOf(refusal) })
}
