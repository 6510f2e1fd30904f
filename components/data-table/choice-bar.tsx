import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { DrawnDialog } from '@/components/ui/drawn-dialog'
import type { TableMove } from './table-column'
import { boxOf, choose, rowsOf } from './table-rows'

export type ChoiceLabels = Readonly<Record<'region' | 'chosen' | 'clear' | 'close' | 'failed' | 'nothing', string>>

export type ChoiceBarProps = {
  readonly tableId: string
  readonly offered: readonly TableMove[]
  readonly plan: (move: string, ids: readonly string[]) => Promise<ReactNode>
  readonly labels: ChoiceLabels
  /** The classes of its buttons, given so that the whole table of skins stays on the server. */
  readonly skins: Readonly<Record<'move' | 'clear', string>>
}

/** How many rows are chosen and what can be done with them: a move is offered when one of them carries it. */
export function ChoiceBar({ tableId, offered, plan, labels, skins }: ChoiceBarProps) {
  const boxes = useChosen(tableId)
  const chosen = boxes.map((box) => box.value)
  const moves = offered.flatMap((move) => {
    const count = boxes.filter((box) => box.dataset.moves?.split(' ').includes(move.name)).length
    return count > 0 ? [{ ...move, count }] : []
  })
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
              className={skins.move}
              width="wide"
            />
          ))}
          {moves.length === 0 && <span className="text-faint">{labels.nothing}</span>}
          <button type="button" className={skins.clear} onClick={() => choose(rowsOf(tableId).map(boxOf), false)}>
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

/** Reads from the boxes which rows are chosen, whoever ticked them; again whenever other rows may have come. */
function useChosen(tableId: string): readonly HTMLInputElement[] {
  const [chosen, setChosen] = useState<readonly HTMLInputElement[]>([])
  const read = useEffectEvent(() => {
    const boxes = rowsOf(tableId).flatMap((row) => boxOf(row) ?? [])
    const ticked = boxes.filter((box) => box.checked)
    setChosen((before) =>
      before.length === ticked.length && before.every((box) => ticked.includes(box)) ? before : ticked,
    )
    const all = document.querySelector<HTMLInputElement>(`#${CSS.escape(tableId)} [data-choose-all]`)
    if (!all) return
    all.checked = boxes.length > 0 && ticked.length === boxes.length
    all.indeterminate = ticked.length > 0 && !all.checked
  })
  useEffect(() => {
    const stop = new AbortController()
    const table = document.getElementById(tableId)
    const range = rangeChooser(tableId)
    const change = ({ target }: Event) => {
      const isAll = target instanceof HTMLInputElement && 'chooseAll' in target.dataset
      if (isAll) choose(rowsOf(tableId).map(boxOf), target.checked)
      read()
    }
    table?.addEventListener('change', change, { signal: stop.signal })
    table?.addEventListener('click', range, { signal: stop.signal })
    return () => stop.abort()
  }, [tableId])
  useEffect(() => read())
  return chosen
}

/**
 * A click with Shift chooses everything from the box that was clicked before to this one. This script comes after the
 * rows, so a box that is ticked when it comes was clicked before.
 */
function rangeChooser(tableId: string): (event: MouseEvent) => void {
  let anchor = rowsOf(tableId).findIndex((row) => boxOf(row)?.checked)
  return ({ target, shiftKey }) => {
    const boxes = rowsOf(tableId).map(boxOf)
    const at = target instanceof HTMLInputElement ? boxes.indexOf(target) : -1
    if (at < 0) return
    const range = boxes.slice(Math.min(at, anchor), Math.max(at, anchor) + 1)
    if (shiftKey && anchor >= 0) choose(range, boxes[at]?.checked ?? false)
    anchor = at
  }
}
