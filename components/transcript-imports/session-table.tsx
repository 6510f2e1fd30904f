import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { type SessionState, sessionStates } from '@/lib/transcript-imports/schema'
import { type ChosenModels, modelIdOf, stateOf } from './chosen-models'
import { filled, type ImportLabels, type ModelOption, type SessionLine } from './import-state'
import { SessionRow } from './session-row'

const PAGE = 25

type SessionTableProps = {
  readonly lines: readonly SessionLine[]
  readonly chosen: ChosenModels
  readonly models: readonly ModelOption[]
  readonly labels: ImportLabels
  /** Absent when everything is done. */
  readonly onChoose?: (sha256: string, modelId: string) => void
}

/** Every session of a file, a page at a time: a thousand of them stay as quick as ten. */
export function SessionTable({ lines, chosen, models, labels, onChoose }: SessionTableProps) {
  const [shownState, setShownState] = useState<SessionState | null>(null)
  const [page, setPage] = useState(0)
  const now = lines.map((line) => ({ line, state: stateOf(line, chosen), modelId: modelIdOf(line, chosen) }))
  const shown = shownState === null ? now : now.filter(({ state }) => state === shownState)
  const at = Math.min(page, Math.max(0, Math.ceil(shown.length / PAGE) - 1))
  const show = (state: SessionState | null) => {
    setShownState(state)
    setPage(0)
  }
  return (
    <div className="grid gap-3">
      <StateFilter states={now.map(({ state }) => state)} shown={shownState} labels={labels} onShow={show} />
      <div className="table-room">
        <div className="table-frame" data-needs="960">
          <div className="table-width" style={{ minWidth: 860 }}>
            <table className="data-table">
              <caption className="sr-only">{labels.sessions}</caption>
              <Columns labels={labels} />
              <tbody>
                {shown.slice(at * PAGE, (at + 1) * PAGE).map(({ line, state, modelId }) => (
                  <SessionRow key={line.key} {...{ line, state, modelId, models, labels, onChoose }} />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
      <Pager at={at} total={shown.length} labels={labels} onTurn={setPage} />
    </div>
  )
}

function Columns({ labels }: { readonly labels: ImportLabels }) {
  return (
    <>
      <colgroup>
        <col />
        <col style={{ width: 240 }} />
        <col style={{ width: 72 }} />
        <col style={{ width: 168 }} />
        <col style={{ width: 64 }} />
        <col style={{ width: 176 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{labels.session}</th>
          <th scope="col">{labels.model}</th>
          <th scope="col" data-align="end">
            {labels.turns}
          </th>
          <th scope="col">{labels.when}</th>
          <th scope="col">{labels.language}</th>
          <th scope="col">{labels.state}</th>
        </tr>
      </thead>
    </>
  )
}

type StateFilterProps = {
  readonly states: readonly SessionState[]
  readonly shown: SessionState | null
  readonly labels: ImportLabels
  readonly onShow: (state: SessionState | null) => void
}

/** How many sessions there are of each kind; pressing one shows those alone. */
function StateFilter({ states, shown, labels, onShow }: StateFilterProps) {
  const counted = sessionStates.flatMap((state) => {
    const count = states.filter((one) => one === state).length
    return count > 0 ? [{ state, count, word: labels.stateWords[state] }] : []
  })
  const kinds = [{ state: null, count: states.length, word: labels.all }, ...counted]
  if (kinds.length < 3) return null
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{labels.states}</legend>
      {kinds.map(({ state, count, word }) => (
        <button
          key={word}
          type="button"
          aria-pressed={state === shown}
          onClick={() => onShow(state)}
          className="min-h-8 rounded-full border border-rule px-3 text-soft hover:bg-hover aria-pressed:border-accent aria-pressed:bg-wash aria-pressed:text-ink"
        >
          {word} <span className="tabular text-faint">{count.toLocaleString(labels.locale)}</span>
        </button>
      ))}
    </fieldset>
  )
}

type PagerProps = {
  readonly at: number
  readonly total: number
  readonly labels: ImportLabels
  readonly onTurn: (page: number) => void
}

function Pager({ at, total, labels, onTurn }: PagerProps) {
  if (total <= PAGE) return null
  const number = (value: number) => value.toLocaleString(labels.locale)
  const [from, to] = [at * PAGE + 1, Math.min(total, (at + 1) * PAGE)]
  return (
    <nav aria-label={labels.pages} className="flex flex-wrap items-center justify-between gap-2">
      <p aria-live="polite" className="tabular text-faint">
        {filled(labels.shown, { from: number(from), to: number(to), total: number(total) })}
      </p>
      <div className="flex gap-2">
        {at > 0 && <Button onClick={() => onTurn(at - 1)}>{labels.previous}</Button>}
        {to < total && <Button onClick={() => onTurn(at + 1)}>{labels.next}</Button>}
      </div>
    </nav>
  )
}
