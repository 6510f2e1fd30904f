import type { CSSProperties } from 'react'
import { TimeBar, TimeEnd } from '@/components/chart/time-bar'
import type { TimeDomain } from '@/components/chart/time-scale'
import type { TimelineRow as Row } from '@/lib/timelines/queries'
import { lanesOf, piecesOf, segmentsOf } from '@/lib/timelines/rules'
import { segmentBar, windowBar } from './bar-looks'
import { type Words, wordsOf } from './row-words'

type TimelineRowProps = {
  readonly row: Row
  readonly domain: TimeDomain
  readonly today: string
  readonly words: Words
}

/** One model. The link is the row for keyboard and screen reader; its description tells what the bars show. */
export function TimelineRow({ row, domain, today, words }: TimelineRowProps) {
  const segments = segmentsOf(row, today)
  const lanes = lanesOf(row.availability)
  const style: CSSProperties & { '--lanes'?: number } = lanes.length > 0 ? { '--lanes': lanes.length } : {}
  const describedBy = `words-${row.id}`
  return (
    <li className="timeline-row" id={`model-${row.slug}`} style={style}>
      <span className="timeline-label">
        <a href={`/models/${row.slug}`} data-row-link aria-describedby={describedBy}>
          {row.displayName}
        </a>
      </span>
      <span aria-hidden="true" className="time-track">
        {segments.length === 0 && <em className="timeline-none">{words.timeline('none')}</em>}
        {segments.map((segment) => (
          <TimeBar key={`${segment.from}${segment.certainty}`} domain={domain} {...segmentBar(segment)} />
        ))}
        {row.retiresOn && <TimeEnd domain={domain} date={row.retiresOn} isFirm={!row.isRetirementTentative} />}
        {lanes.map(({ windows }, line) =>
          windows.flatMap((window) =>
            piecesOf(window, segments[0]?.from ?? null, today).map((piece) => (
              <TimeBar
                key={`${window.id}${piece.certainty}`}
                domain={domain}
                size="lane"
                line={line}
                {...windowBar(window.mode, piece)}
              />
            )),
          ),
        )}
      </span>
      <span hidden id={describedBy} className="timeline-words">
        {wordsOf(row, today, words)}
      </span>
    </li>
  )
}
