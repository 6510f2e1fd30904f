import type { ReactNode } from 'react'
import { FieldError } from '@/components/form/field-errors'

export type PartControl = {
  readonly id: string
  readonly 'data-name': string
  readonly 'aria-describedby': string
}

type PartFieldProps = {
  /** Stays with the part, wherever it is moved. */
  readonly id: string
  /** The path under which the server tells a problem with it. */
  readonly path: string
  readonly label: string
  /** What the label says beside others: "Question 3: Key". */
  readonly fullLabel: string
  /** At the end of the label's line. */
  readonly beside?: ReactNode
  readonly children: (control: PartControl) => ReactNode
}

/** A label, a control and what is wrong with it, for a control that another one sends along. */
export function PartField({ id, path, label, fullLabel, beside, children }: PartFieldProps) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} data-label-of={path} data-text={fullLabel} className="text-xs text-faint">
          {label}
        </label>
        {beside}
      </div>
      <FieldError id={`${id}-error`} name={path} />
      {children({ id, 'data-name': path, 'aria-describedby': `${id}-error` })}
    </div>
  )
}

export type Choice<Value extends string> = { readonly value: Value; readonly label: string }

type PartSelectProps<Value extends string> = PartControl & {
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChoose: (value: Value) => void
}

export function PartSelect<Value extends string>({ value, choices, onChoose, ...control }: PartSelectProps<Value>) {
  const choose = (text: string) => {
    const chosen = choices.find((choice) => choice.value === text)
    if (chosen) onChoose(chosen.value)
  }
  return (
    <select {...control} value={value} onChange={(event) => choose(event.target.value)} className="control">
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
