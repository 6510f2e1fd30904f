import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { FieldErrors } from '@/components/form/field-errors'
import { FormNotice } from '@/components/form/form-notice'
import { type FormAction, type FormLabels, type FormState, IDLE } from '@/components/form/form-state'
import { useReturn } from '@/components/form/use-return'
import { Button } from '@/components/ui/button'
import { MoveResults, type RowResult } from './move-results'
import { choose } from './table-rows'

export type MovingRow = { readonly id: string; readonly version: number; readonly label: string }

export type MoveFormLabels = Readonly<Record<'submit' | 'progress' | 'close' | 'done' | 'refused' | 'unsent', string>>

export type MoveFormProps = {
  readonly rows: readonly MovingRow[]
  /** The row's own operation: it asks for the permission, the version and the rule of each row by itself. */
  readonly move: FormAction
  /** Shows the changes in the list behind the dialog. */
  readonly showChanges: () => Promise<void>
  readonly labels: MoveFormLabels
  readonly formLabels: FormLabels
  readonly kind: 'primary' | 'danger'
  /** What is asked once, for all rows. */
  readonly children: ReactNode
}

/** Asks once, then moves one row after the other, and says of each what became of it. */
export function MoveForm(props: MoveFormProps) {
  const { rows, labels, formLabels, kind, children } = props
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<FormState>(IDLE)
  const [results, setResults] = useState<readonly RowResult[] | null>(null)
  const notice = useReturn(form, state)
  const isWithdrawn = useAfterwards(results, props.showChanges)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (results) return
    const input = new FormData(event.currentTarget)
    const told: RowResult[] = []
    setResults([])
    for (const row of rows) {
      if (isWithdrawn.current) return
      const answer = await ask(props.move, input, row)
      // What is missing for the first row is missing for all: nothing was done yet, so the form asks again.
      if (told.length === 0 && isAboutFields(answer)) {
        setState(answer)
        return setResults(null)
      }
      told.push({ row, sentence: sentenceOf(answer, labels) })
      setResults([...told])
    }
  }
  if (results && results.length > 0) return <MoveResults total={rows.length} results={results} labels={labels} />
  return (
    <FieldErrors value={state.status === 'refused' ? state.fields : {}}>
      <form ref={form} onSubmit={submit} noValidate className="grid gap-6">
        <FormNotice ref={notice} form={form} state={state} labels={formLabels} signInHref={undefined} />
        {children}
        <div>
          <Button type="submit" kind={kind} isPending={results !== null}>
            {results ? formLabels.sending : labels.submit}
          </Button>
        </div>
      </form>
    </FieldErrors>
  )
}

/** When the dialog is closed: rows that moved are let go of, those that were refused stay chosen, the list is read again. */
function useAfterwards(results: readonly RowResult[] | null, showChanges: () => Promise<void>) {
  const isWithdrawn = useRef(false)
  const latest = useRef(results)
  useEffect(() => {
    latest.current = results
  }, [results])
  useEffect(() => {
    isWithdrawn.current = false
    return () => {
      isWithdrawn.current = true
      const moved = (latest.current ?? []).filter(({ sentence }) => sentence === null)
      if (moved.length === 0) return
      choose(
        moved.map(({ row }) =>
          document.querySelector<HTMLInputElement>(`[data-choose][value="${CSS.escape(row.id)}"]`),
        ),
        false,
      )
      showChanges()
    }
  }, [showChanges])
  return isWithdrawn
}

/** Null when the server did not answer. */
async function ask(move: FormAction, input: FormData, { id, version }: MovingRow): Promise<FormState | null> {
  const data = new FormData()
  for (const [name, value] of input) data.append(name, value)
  data.set('id', id)
  data.set('version', String(version))
  return move(IDLE, data).catch(() => null)
}

function isAboutFields(answer: FormState | null): answer is FormState & { readonly status: 'refused' } {
  return answer?.status === 'refused' && (answer.code === 'invalid' || Object.keys(answer.fields).length > 0)
}

/** Null when it is done, else why not. */
function sentenceOf(answer: FormState | null, labels: MoveFormLabels): string | null {
  if (answer?.status === 'done') return null
  return answer?.status === 'refused' ? answer.sentence : labels.unsent
}
