import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from './field-errors'

/** Of the button that brings back what was removed. */
export const UNDO_ID = 'undo-removal'

type CarriedListProps = {
  /** The field whose problems stand here. */
  readonly name: string
  /** Under which the form sends what is carried; `name` unless the parts are sent by fields of their own. */
  readonly carriedAs?: string
  readonly label: string
  readonly hint: string
  readonly carrier: RefObject<HTMLTextAreaElement | null>
  readonly carried: string
  /** Where another one can be added; the sentence that says why not where it cannot. */
  readonly add: { readonly label: string; readonly onAdd: () => void } | string
  readonly undo: UndoProps
  readonly children: ReactNode
}

/** The frame of a list that is edited in place: its name, its problems, the control that carries it, adding and undoing. */
export function CarriedList({ name, carriedAs = name, label, hint, carrier, carried, ...rest }: CarriedListProps) {
  const { add, undo, children } = rest
  return (
    <fieldset className="grid gap-3">
      <legend data-label-of={name} data-text={label} className="mb-1 font-medium">
        {label}
      </legend>
      <p className="-mt-1 text-faint">{hint}</p>
      <FieldError id={`${name}-error`} name={name} />
      <textarea ref={carrier} name={carriedAs} hidden autoComplete="off" aria-label={label} defaultValue={carried} />
      {children}
      {typeof add === 'string' ? (
        <p className="text-faint">{add}</p>
      ) : (
        <div>
          <Button onClick={add.onAdd}>{add.label}</Button>
        </div>
      )}
      <Undo {...undo} />
    </fieldset>
  )
}

type UndoProps = {
  readonly told: string
  readonly canUndo: boolean
  readonly label: string
  readonly onUndo: () => void
}

/** What was done last, told as it happens; what was removed can be brought back from where the reader is. */
function Undo({ told, canUndo, label, onUndo }: UndoProps) {
  const skin = 'rounded-md border border-line bg-wash px-3.5 py-1.5'
  return (
    <div className={canUndo ? `sticky bottom-4 z-10 flex flex-wrap items-center justify-between gap-2 ${skin}` : ''}>
      <p role="status" className={canUndo ? '' : 'sr-only'}>
        {told}
      </p>
      {canUndo && (
        <Button id={UNDO_ID} kind="quiet" size="small" onClick={onUndo}>
          {label}
        </Button>
      )}
    </div>
  )
}
