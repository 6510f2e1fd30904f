import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { CHECK, CROSS, Outline } from '@/components/ui/outline'

export type RowResult = {
  readonly row: { readonly id: string; readonly label: string }
  /** Why it was refused; null when it is done. */
  readonly sentence: string | null
}

type MoveResultsProps = {
  readonly total: number
  readonly results: readonly RowResult[]
  readonly labels: Readonly<Record<'progress' | 'close' | 'done' | 'refused', string>>
}

/** What became of each row, as it happens. */
export function MoveResults({ total, results, labels }: MoveResultsProps) {
  const head = useRef<HTMLParagraphElement>(null)
  useEffect(() => head.current?.focus(), [])
  const refused = results.filter(({ sentence }) => sentence !== null).length
  const done = results.length - refused
  const counted = { done: String(done), refused: String(refused), count: String(results.length), total: String(total) }
  const isOver = results.length === total
  const parts = isOver ? [done > 0 && labels.done, refused > 0 && labels.refused] : [labels.progress]
  const heading = parts.filter((part) => part !== false).map((part) => fillIn(part, counted))
  return (
    <div className="grid gap-3">
      <p ref={head} tabIndex={-1} role="status" className="tabular font-medium outline-none">
        {heading.join(' ')}
      </p>
      {!isOver && <progress max={total} value={results.length} aria-hidden="true" className="progress" />}
      <ul className="border-t border-line">
        {results.map(({ row, sentence }) => (
          <li key={row.id} className="flex gap-2.5 border-b border-line py-2">
            <span className={`mt-1 ${sentence === null ? 'text-good' : 'text-bad'}`}>
              <Outline paths={sentence === null ? CHECK : CROSS} size={14} />
            </span>
            <span className="min-w-0">
              <span className="font-medium">{row.label}</span>
              {sentence !== null && <span className="block text-soft">{sentence}</span>}
            </span>
          </li>
        ))}
      </ul>
      {isOver && (
        <div>
          <Button onClick={() => head.current?.closest('dialog')?.close()}>{labels.close}</Button>
        </div>
      )}
    </div>
  )
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
