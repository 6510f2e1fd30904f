import type { ReactNode } from 'react'
import { controlProps, Field, type FieldProps, OptionalMark } from './field'
import { FieldError } from './field-errors'
import { fieldOf } from './text-field'

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

type SelectFieldProps = FieldProps & {
  readonly options: readonly Option[]
  readonly defaultValue?: string
  /** Shown first with an empty value. */
  readonly blankLabel?: string
  readonly width?: 'full' | 'half'
}

export function SelectField({
  name,
  label,
  hint,
  isOptional,
  id,
  options,
  blankLabel,
  width = 'half',
  defaultValue,
}: SelectFieldProps) {
  return (
    <Field {...fieldOf({ name, label, hint, isOptional, id })}>
      {(control) => (
        <select
          {...control}
          defaultValue={defaultValue ?? ''}
          className={`control ${width === 'half' ? 'max-w-80' : ''}`}
        >
          {blankLabel !== undefined && <option value="">{blankLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type CheckboxFieldProps = FieldProps & { readonly defaultChecked?: boolean; readonly value?: string }

/** One yes or no. An unticked box sends nothing. */
export function CheckboxField({
  name,
  label,
  hint,
  id = name,
  defaultChecked = false,
  value = 'true',
}: CheckboxFieldProps) {
  const control = controlProps(fieldOf({ name, label, hint, isOptional: true, id }))
  const { 'aria-required': _, ...rest } = control
  return (
    <div className="grid gap-1">
      <FieldError id={`${id}-error`} name={name} />
      <label
        htmlFor={id}
        data-label-of={name}
        data-text={label}
        className="flex min-h-6 items-start gap-2.5 justify-self-start"
      >
        <input type="checkbox" {...rest} value={value} defaultChecked={defaultChecked} className="tick mt-0.5" />
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="pl-7 text-faint">
          {hint}
        </p>
      )}
    </div>
  )
}

type ChoicesFieldProps = FieldProps & {
  readonly kind: 'radio' | 'checkbox'
  readonly options: readonly Option[]
  readonly defaultValues?: readonly string[]
  /** Beside each other, for short words that explain themselves. */
  readonly isRow?: boolean
}

/** One of a few, or any of a few; each may explain itself. */
export function ChoicesField({
  name,
  label,
  hint,
  isOptional = false,
  id = name,
  kind,
  options,
  defaultValues = [],
  isRow = false,
}: ChoicesFieldProps) {
  return (
    <FieldSet name={name} label={label} id={id} isOptional={isOptional} {...(hint ? { hint } : {})}>
      <div className={isRow ? 'flex flex-wrap gap-x-6' : 'grid gap-0.5'}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-8 items-start gap-2.5 justify-self-start py-1">
            <input
              type={kind}
              name={name}
              value={option.value}
              defaultChecked={defaultValues.includes(option.value)}
              className="tick mt-0.5"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-faint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  )
}

/** Controls that answer one question together. */
export function FieldSet({ name, label, hint, isOptional, id = name, children }: FieldProps & { children: ReactNode }) {
  return (
    <fieldset aria-describedby={hint ? `${id}-hint ${id}-error` : `${id}-error`} className="grid gap-0.5">
      <legend data-label-of={name} data-text={label} className="mb-1 font-medium">
        {label}
        {isOptional && <OptionalMark />}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 mb-1 text-faint">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} name={name} />
      {children}
    </fieldset>
  )
}
