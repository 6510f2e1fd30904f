import { readiness } from '@/lib/readiness'

export const dynamic = 'force-dynamic'

/** 200 when the database answers and has every migration; 503 with the reason otherwise. */
export async function GET(): Promise<Response> {
  const answer = await readiness()
  return answer.isReady
    ? Response.json({ status: 'ready' })
    : Response.json({ status: 'not ready', reason: answer.reason }, { status: 503 })
}
