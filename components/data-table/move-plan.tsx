import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { LaterMoveForm } from './later-scripts'
import type { MovingRow } from './move-form'

export type PlannedRow = MovingRow & {
  /** Where it stands now, drawn. */
  readonly state?: ReactNode
  /** Why it cannot make the move, in the words of the rule; null when it can. */
  readonly refusal: string | null
}

type MovePlanProps = {
  /** The move as a verb, for the button. */
  readonly label: string
  /** What the move does to a record. */
  readonly what: string
  readonly rows: readonly PlannedRow[]
  readonly move: FormAction
  readonly showChanges: () => Promise<void>
  readonly kind?: 'primary' | 'danger'
  /** What is asked once, for all rows. */
  readonly children?: ReactNode
}

/** What will happen to which of the chosen rows, which of them cannot and why, then the form that does it. */
export async function MovePlan({ label, what, rows, move, showChanges, kind = 'primary', children }: MovePlanProps) {
  const [t, labels] = [await getTranslations('list'), await formLabels()]
  const ready = rows.filter((row) => row.refusal === null)
  const refused = rows.filter((row) => row.refusal !== null)
  return (
    <div className="grid gap-5">
      <p className="prose text-soft">{what}</p>
      {ready.length > 0 && <RowList title={t('moveReady', { count: ready.length })} rows={ready} />}
      {refused.length > 0 && <RowList title={t('moveRefused', { count: refused.length })} rows={refused} />}
      {ready.length > 0 && (
        <LaterMoveForm
          rows={ready.map(({ id, version, label: name }) => ({ id, version, label: name }))}
          move={move}
          showChanges={showChanges}
          formLabels={labels}
          kind={kind}
          labels={{
            submit: label,
            progress: t('moveProgress', { count: '{count}', total: '{total}' }),
            done: t('movedCount', { done: '{done}' }),
            refused: t('refusedCount', { refused: '{refused}' }),
            unsent: labels.failedTitle,
            close: t('backToList'),
          }}
        >
          {children}
        </LaterMoveForm>
      )}
    </div>
  )
}

/** Past this many rows the list is folded, so that the form below it stays in sight. */
const UNFOLDED_ROWS = 8

function RowList({ title, rows }: { readonly title: string; readonly rows: readonly PlannedRow[] }) {
  return (
    <details open={rows.length <= UNFOLDED_ROWS}>
      <summary className="min-h-6 cursor-pointer font-medium">{title}</summary>
      <ul className="mt-1.5 rounded-md border border-line bg-paper">
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line px-3 py-1.5 last:border-b-0">
            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0">{row.label}</span>
              {row.state}
            </span>
            {row.refusal && <span className="block text-soft">{row.refusal}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
