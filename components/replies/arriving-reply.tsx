'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ReplyNews } from '@/lib/replies/queries'

export type ArrivingLabels = Readonly<
  Record<'speaker' | 'arriving' | 'waiting' | 'connecting' | 'disconnected' | 'reload', string>
>

type ArrivingReplyProps = {
  readonly interviewId: string
  readonly index: number
  /** What of it was in the database when the page was drawn. */
  readonly text: string
  readonly labels: ArrivingLabels
  /** Why nothing comes, by the word of the server. */
  readonly reasons: Readonly<Record<string, string>>
}

/** The answer of the model while it arrives. It only looks on: the server receives it, whoever watches. */
export function ArrivingReply({ interviewId, index, text: drawn, labels, reasons }: ArrivingReplyProps) {
  const { text, line, waiting } = useReply({ interviewId, index, drawn })
  const router = useRouter()
  const state =
    line === 'open' ? (waiting ? sentence(labels.waiting, reasons, waiting) : labels.arriving) : labels[line]
  return (
    <li id={`t${index}`} data-role="subject" className="turn">
      <div className="turn-head">
        <span className="turn-speaker">{labels.speaker}</span>
        <span className="turn-number">{index}</span>
      </div>
      <div className="turn-words" aria-busy="true">
        <p>{text}</p>
      </div>
      <p role="status" className={line === 'open' && !waiting ? 'mt-1.5 text-xs text-faint' : 'turn-note'}>
        {state}
      </p>
      {line === 'disconnected' && <Button onClick={() => router.refresh()}>{labels.reload}</Button>}
    </li>
  )
}

type Line = 'open' | 'connecting' | 'disconnected'

type Watched = { readonly interviewId: string; readonly index: number; readonly drawn: string }

/** What has arrived so far. When it has ended the page is drawn anew, with what stands in the database. */
function useReply({ interviewId, index, drawn }: Watched) {
  const [text, setText] = useState(drawn)
  // Where looking on began: a page that is drawn anew on the way knows no more than this one.
  const [begin] = useState(drawn.length)
  const [line, setLine] = useState<Line>('open')
  const [waiting, setWaiting] = useState<ReplyNews['waiting']>(null)
  const router = useRouter()
  const take = useEffectEvent((news: ReplyNews) => {
    setLine('open')
    setWaiting(news.waiting)
    setText((known) => known.slice(0, news.from) + news.text)
    if (!news.isArriving) router.refresh()
  })
  useEffect(() => {
    const source = new EventSource(`/interviews/${interviewId}/live/reply?turn=${index}&from=${begin}`)
    source.onmessage = (event) => {
      const news = readNews(event.data)
      if (!news) return
      take(news)
      if (!news.isArriving) source.close()
    }
    source.onerror = () => setLine(source.readyState === EventSource.CLOSED ? 'disconnected' : 'connecting')
    return () => source.close()
  }, [interviewId, index, begin])
  return { text, line, waiting }
}

function readNews(data: unknown): ReplyNews | null {
  const news: unknown = typeof data === 'string' ? JSON.parse(data) : null
  return isNews(news) ? news : null
}

function isNews(value: unknown): value is ReplyNews {
  return typeof value === 'object' && value !== null && 'text' in value && 'from' in value && 'isArriving' in value
}

function sentence(
  template: string,
  reasons: Readonly<Record<string, string>>,
  { end, attempt, ms }: NonNullable<ReplyNews['waiting']>,
): string {
  return template
    .replace('{reason}', reasons[end] ?? '')
    .replace('{seconds}', String(Math.max(1, Math.round(ms / 1000))))
    .replace('{attempt}', String(attempt))
}
