import { Field, type FieldProps } from './field'
import { roomLabels } from './form-labels'
import { TypedCount } from './room-left'

type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'url' | 'password' | 'number' | 'search'
  readonly defaultValue?: string | number
  readonly autoComplete?: string
  readonly placeholder?: string
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** Which keys a touch screen offers, where the type does not say it. */
  readonly inputMode?: 'decimal' | 'numeric'
  /** As wide as what is expected: a version number does not get a line of its own. */
  readonly width?: 'full' | 'half' | 'short'
  readonly isReadOnly?: boolean
  readonly spellCheck?: boolean
  readonly lang?: string
  /** Offered while typing; anything else may be typed too. */
  readonly suggestions?: readonly string[]
}

const WIDTHS = { full: '', half: 'max-w-80', short: 'max-w-40' } as const

export function TextField({
  name,
  label,
  hint,
  isOptional,
  id,
  width = 'full',
  isReadOnly = false,
  suggestions = [],
  ...input
}: TextFieldProps) {
  const list = suggestions.length > 0 ? { list: `${id ?? name}-suggestions` } : {}
  const skin = `control ${WIDTHS[width]}`
  return (
    <Field {...fieldOf({ name, label, hint, isOptional, id })}>
      {(control) => (
        <>
          <input type="text" {...control} {...input} {...list} readOnly={isReadOnly} className={skin} />
          {list.list && (
            <datalist id={list.list}>
              {suggestions.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  )
}

type TextAreaFieldProps = FieldProps & {
  readonly defaultValue?: string
  readonly rows?: number
  readonly maxLength?: number
  readonly placeholder?: string
  readonly lang?: string
  /** `voice` for the words of a model. */
  readonly face?: 'sans' | 'voice'
  /** The most characters it takes; how many are left is shown once they become few. */
  readonly limit?: number
}

export function TextAreaField({
  name,
  label,
  hint,
  isOptional,
  id,
  rows = 4,
  face = 'sans',
  limit,
  ...input
}: TextAreaFieldProps) {
  return (
    <Field {...fieldOf({ name, label, hint, isOptional, id })}>
      {(control) => (
        <>
          <textarea
            rows={rows}
            {...control}
            {...input}
            style={{ minHeight: `calc(${rows}lh + 18px)` }}
            className={`control field-sizing-content py-2 ${face === 'voice' ? 'font-serif' : ''}`}
          />
          {limit !== undefined && <RoomLeft id={id ?? name} limit={limit} />}
        </>
      )}
    </Field>
  )
}

async function RoomLeft({ id, limit }: { readonly id: string; readonly limit: number }) {
  return <TypedCount id={id} limit={limit} labels={await roomLabels()} />
}

type DateFieldProps = FieldProps & { readonly defaultValue?: string; readonly min?: string; readonly max?: string }

/** A calendar date, as `2026-01-05`. The browser shows it in the reader's own order and offers a calendar. */
export function DateField({ name, label, hint, isOptional, id, ...input }: DateFieldProps) {
  return (
    <Field {...fieldOf({ name, label, hint, isOptional, id })}>
      {(control) => <input type="date" {...control} {...input} className="control tabular max-w-44" />}
    </Field>
  )
}

type Loose = { [Key in keyof FieldProps]: FieldProps[Key] | undefined }

/** Drops what was not given: with exact optional types an absent hint and an undefined one differ. */
export function fieldOf({ name = '', label = '', hint, isOptional, id }: Loose): FieldProps {
  return { name, label, ...(hint ? { hint } : {}), ...(isOptional ? { isOptional } : {}), ...(id ? { id } : {}) }
}
