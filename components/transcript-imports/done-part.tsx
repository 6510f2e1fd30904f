import { useEffect, useRef } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { nothingChosen } from './chosen-models'
import { filled, type ImportLabels, type ModelOption } from './import-state'
import { RejectedList } from './rejected-list'
import { SessionTable } from './session-table'
import type { Shown } from './use-import'

type DonePartProps = {
  readonly shown: Shown
  readonly models: readonly ModelOption[]
  readonly labels: ImportLabels
  readonly onAnother: () => void
}

/** What an import did, with the way to each interview. */
export function DonePart({ shown, models, labels, onAnother }: DonePartProps) {
  const said = useRef<HTMLDivElement>(null)
  // The page is far shorter now; whoever pressed the button at its foot is taken to what became of it.
  useEffect(() => said.current?.focus(), [])
  const count = shown.lines.filter(({ state }) => state === 'imported').length
  const text = count === 0 ? labels.doneNone : count === 1 ? labels.doneOne : labels.doneMany
  return (
    <div className="grid content-start gap-6">
      <div ref={said} role="status" tabIndex={-1}>
        <CalloutFrame tone="good" heading={filled(text, { count: count.toLocaleString(labels.locale) })}>
          <span className="mt-2 flex flex-wrap gap-2">
            <ButtonLink href="/interviews?sort=-updated">{labels.toInterviews}</ButtonLink>
            <Button onClick={onAnother}>{labels.another}</Button>
          </span>
        </CalloutFrame>
      </div>
      <SessionTable lines={shown.lines} chosen={nothingChosen} models={models} labels={labels} />
      <RejectedList rejected={shown.rejected} labels={labels} />
    </div>
  )
}
