import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FieldError } from './field-errors'

/** What a control needs to belong to its field. */
export type ControlProps = {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string
  readonly 'aria-required': boolean
}

export type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  /** Fields are required unless said otherwise; only the optional ones carry a mark. */
  readonly isOptional?: boolean
  /** Set when two forms of one page have a field of the same name. */
  readonly id?: string
}

/** Label, hint and error slot around any control. The error is told by the form that surrounds it. */
export async function Field({ children, ...field }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = field.id ?? field.name
  return (
    <div className="grid gap-1.5">
      <FieldLabel {...field} id={id} />
      {field.hint && (
        <p id={`${id}-hint`} className="-mt-1 text-faint">
          {field.hint}
        </p>
      )}
      <FieldError id={`${id}-error`} name={field.name} />
      {children(controlProps(field))}
    </div>
  )
}

/** The attributes that tie a control to its field; the ids may point at slots that are still empty. */
export function controlProps({ name, id = name, hint, isOptional = false }: FieldProps): ControlProps {
  return {
    id,
    name,
    'aria-describedby': hint ? `${id}-hint ${id}-error` : `${id}-error`,
    'aria-required': !isOptional,
  }
}

async function FieldLabel({ id, name, label, isOptional }: FieldProps & { readonly id: string }) {
  return (
    <label htmlFor={id} data-label-of={name} data-text={label} className="justify-self-start font-medium">
      {label}
      {isOptional && <OptionalMark />}
    </label>
  )
}

export async function OptionalMark() {
  const t = await getTranslations('form')
  return <span className="font-normal text-faint"> {t('optional')}</span>
}
