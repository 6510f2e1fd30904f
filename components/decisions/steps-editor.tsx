'use client'

import { type ReactNode, useState } from 'react'
import { CarriedList, UNDO_ID } from '@/components/form/carried-list'
import { editedWith, type ListEdit, openedList } from '@/components/form/edited-list'
import { FieldError } from '@/components/form/field-errors'
import { useCarried } from '@/components/form/use-carried'
import { useFocusAfter } from '@/components/form/use-focus-after'
import { Button } from '@/components/ui/button'
import { type EditedStep, editedSteps, emptyStep, readSteps } from './kept-steps'

type Option = { readonly value: string; readonly label: string }

type Labels = Readonly<
  Record<
    | ('legend' | 'hint' | 'step' | 'title' | 'detail' | 'owedTo' | 'kind' | 'due' | 'owner' | 'nobody')
    | ('add' | 'remove' | 'removed' | 'undo' | 'most' | 'optional'),
    string
  >
>

type StepsEditorProps = {
  readonly steps: Parameters<typeof editedSteps>[0]
  readonly labels: Labels
  readonly most: number
  readonly owedTos: readonly Option[]
  readonly kinds: readonly Option[]
  readonly people: readonly Option[]
}

type Row = EditedStep & { readonly uid: number }

/** The steps of honoring a preference: added, worded, removed and brought back. One control carries them all to the form. */
export function StepsEditor({ steps, labels, most, ...choices }: StepsEditorProps) {
  const { carrier, items, removed, told, acts } = useSteps(steps, labels)
  return (
    <CarriedList
      name="steps"
      label={labels.legend}
      hint={labels.hint}
      carrier={carrier}
      carried={JSON.stringify(editedSteps(steps))}
      add={items.length < most ? { label: labels.add, onAdd: acts.add } : labels.most}
      undo={{ told, canUndo: removed.length > 0, label: labels.undo, onUndo: acts.undo }}
    >
      <ol className="grid gap-4">
        {items.map(({ uid, values }, at) => (
          <li key={uid} className="grid gap-3 rounded-md border border-line p-3.5">
            <StepFields
              row={{ ...values, uid }}
              at={at}
              labels={labels}
              edit={(part) => acts.change(uid, part)}
              {...choices}
            />
            <div>
              <Button kind="quiet" size="small" onClick={() => acts.remove(uid, at)}>
                {numbered(labels.remove, at)}
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </CarriedList>
  )
}

type StepFieldsProps = Omit<StepsEditorProps, 'steps' | 'most'> & {
  readonly row: Row
  readonly at: number
  readonly edit: (part: Partial<EditedStep>) => void
}

function StepFields({ row, at, labels, edit, owedTos, kinds, people }: StepFieldsProps) {
  const nobody = [{ value: '', label: labels.nobody }, ...people]
  return (
    <>
      <p className="font-medium">{numbered(labels.step, at)}</p>
      <Labelled uid={row.uid} at={at} name="title" label={labels.title}>
        {(id) => (
          <input
            id={id}
            type="text"
            className="control"
            aria-describedby={`${id}-error`}
            value={row.title}
            onChange={({ target }) => edit({ title: target.value })}
          />
        )}
      </Labelled>
      <Labelled uid={row.uid} at={at} name="detail" label={`${labels.detail} ${labels.optional}`}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            className="control field-sizing-content py-2"
            aria-describedby={`${id}-error`}
            value={row.detail}
            onChange={({ target }) => edit({ detail: target.value })}
          />
        )}
      </Labelled>
      <div className="grid items-end gap-3 sm:grid-cols-2">
        <Choice {...{ row, at, edit }} name="owedTo" label={labels.owedTo} options={owedTos} />
        <Choice {...{ row, at, edit }} name="kind" label={labels.kind} options={kinds} />
        <Labelled uid={row.uid} at={at} name="dueOn" label={`${labels.due} ${labels.optional}`}>
          {(id) => (
            <input
              id={id}
              type="date"
              className="control tabular"
              aria-describedby={`${id}-error`}
              value={row.dueOn}
              onChange={({ target }) => edit({ dueOn: target.value })}
            />
          )}
        </Labelled>
        <Choice {...{ row, at, edit }} name="ownerId" label={`${labels.owner} ${labels.optional}`} options={nobody} />
      </div>
    </>
  )
}

type ChoiceProps = Pick<StepFieldsProps, 'row' | 'at' | 'edit'> & {
  readonly name: 'owedTo' | 'kind' | 'ownerId'
  readonly label: string
  readonly options: readonly Option[]
}

function Choice({ row, at, edit, name, label, options }: ChoiceProps) {
  return (
    <Labelled uid={row.uid} at={at} name={name} label={label}>
      {(id) => (
        <select
          id={id}
          className="control"
          aria-describedby={`${id}-error`}
          value={row[name]}
          onChange={({ target }) => edit({ [name]: target.value })}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

type LabelledProps = {
  readonly uid: number
  readonly at: number
  readonly name: keyof EditedStep
  readonly label: string
  readonly children: (id: string) => ReactNode
}

function Labelled({ uid, at, name, label, children }: LabelledProps) {
  const id = `step-${uid}-${name}`
  return (
    <div className="grid gap-1">
      <label htmlFor={id} data-label-of={`steps.${at}.${name}`} data-text={label} className="justify-self-start">
        {label}
      </label>
      <FieldError id={`${id}-error`} name={`steps.${at}.${name}`} />
      {children(id)}
    </div>
  )
}

/** Steps under edit, what can be done with them, and what is said of what was done last. */
function useSteps(steps: StepsEditorProps['steps'], labels: Labels) {
  const { carrier, state, change } = useCarried({
    opened: () => openedList(editedSteps(steps)),
    write: ({ items }) => JSON.stringify(items.map(({ values }) => values)),
    read: (text) => {
      const kept = readSteps(text)
      return kept && openedList(kept)
    },
  })
  const focusOn = useFocusAfter()
  const [told, tell] = useState('')
  const edit = (one: ListEdit<EditedStep>) => change((before) => editedWith(before, one))
  const acts = {
    change: (uid: number, part: Partial<EditedStep>) => edit({ type: 'change', uid, part }),
    add: () => {
      edit({ type: 'add', values: emptyStep })
      focusOn(`step-${state.nextUid}-title`)
    },
    remove: (uid: number, at: number) => {
      edit({ type: 'remove', uid })
      tell(numbered(labels.removed, at))
      focusOn(UNDO_ID)
    },
    undo: () => {
      const last = state.removed.at(-1)
      edit({ type: 'undo' })
      tell('')
      if (last) focusOn(`step-${last.item.uid}-title`)
    },
  }
  return { carrier, ...state, told, acts }
}

function numbered(text: string, at: number): string {
  return text.replace('{number}', String(at + 1))
}
