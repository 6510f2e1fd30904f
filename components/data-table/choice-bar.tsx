'use client'

import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { buttonSkin } from '@/components/ui/button'
import { DrawnDialog } from '@/components/ui/drawn-dialog'
import type { TableMove } from './table-column'
import { boxOf, choose, rowsOf } from './table-rows'

export type ChoiceLabels = Readonly<Record<'region' | 'chosen' | 'clear' | 'close' | 'failed' | 'nothing', string>>

type ChoiceBarProps = {
  readonly tableId: string
  readonly offered: readonly TableMove[]
  /** By row, the moves that its rule allows now. */
  readonly carried: Readonly<Record<string, readonly string[]>>
  readonly plan: (move: string, ids: readonly string[]) => Promise<ReactNode>
  readonly labels: ChoiceLabels
}

/** How many rows are chosen and what can be done with them: a move is offered when one of them carries it. */
export function ChoiceBar({ tableId, offered, carried, plan, labels }: ChoiceBarProps) {
  const chosen = useChosen(tableId, carried)
  const moves = offered.flatMap((move) => {
    const count = chosen.filter((id) => carried[id]?.includes(move.name)).length
    return count > 0 ? [{ ...move, count }] : []
  })
  const skin = buttonSkin({ kind: 'secondary', size: 'small' })
  return (
    <>
      <p role="status" className="sr-only">
        {chosen.length > 0 && labels.chosen.replace('{count}', String(chosen.length))}
      </p>
      {chosen.length > 0 && (
        <section aria-label={labels.region} data-screen-only className="choice-bar">
          <span className="tabular pr-1 pl-2 font-medium">
            {labels.chosen.replace('{count}', String(chosen.length))}
          </span>
          {moves.map(({ name, label, count }) => (
            <DrawnDialog
              key={name}
              title={label}
              label={<MoveLabel label={label} count={count === chosen.length ? null : count} />}
              closeLabel={labels.close}
              failed={labels.failed}
              draw={() => plan(name, chosen)}
              className={skin}
              width="wide"
            />
          ))}
          {moves.length === 0 && <span className="text-faint">{labels.nothing}</span>}
          <button
            type="button"
            className={buttonSkin({ kind: 'quiet', size: 'small' })}
            onClick={() => choose(rowsOf(tableId).map(boxOf), false)}
          >
            {labels.clear}
          </button>
        </section>
      )}
    </>
  )
}

function MoveLabel({ label, count }: { label: string; count: number | null }) {
  return (
    <>
      {label}
      {count !== null && <span className="tabular text-xs font-normal text-faint">{count}</span>}
    </>
  )
}

/** Reads from the boxes which rows are chosen, whoever ticked them; again whenever other rows have come. */
function useChosen(tableId: string, carried: ChoiceBarProps['carried']): readonly string[] {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const read = useEffectEvent(() => {
    const boxes = rowsOf(tableId).flatMap((row) => boxOf(row) ?? [])
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value)
    setChosen((before) => (before.join() === ticked.join() ? before : ticked))
    const all = document.querySelector<HTMLInputElement>(`#${CSS.escape(tableId)} [data-choose-all]`)
    if (!all) return
    all.checked = boxes.length > 0 && ticked.length === boxes.length
    all.indeterminate = ticked.length > 0 && !all.checked
  })
  useEffect(() => {
    const stop = new AbortController()
    const table = document.getElementById(tableId)
    let anchor = -1
    const change = ({ target }: Event) => {
      const isAll = target instanceof HTMLInputElement && 'chooseAll' in target.dataset
      if (isAll) choose(rowsOf(tableId).map(boxOf), target.checked)
      read()
    }
    const click = (event: MouseEvent) => {
      const boxes = rowsOf(tableId).map(boxOf)
      const at = event.target instanceof HTMLInputElement ? boxes.indexOf(event.target) : -1
      if (at < 0) return
      const [from, to] = [Math.min(at, anchor), Math.max(at, anchor)]
      if (event.shiftKey && anchor >= 0) choose(boxes.slice(from, to + 1), boxes[at]?.checked ?? false)
      anchor = at
    }
    table?.addEventListener('change', change, { signal: stop.signal })
    table?.addEventListener('click', click, { signal: stop.signal })
    return () => stop.abort()
  }, [tableId])
  useEffect(() => {
    if (carried) read()
  }, [carried])
  return chosen
}
