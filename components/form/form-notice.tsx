'use client'

import type { MouseEvent, Ref, RefObject } from 'react'
import { CalloutFrame } from '@/components/ui/callout-frame'
import { ConflictNotice } from './conflict-notice'
import { controlName } from './control-name'
import type { FormLabels, FormState } from './form-state'
import type { Unsent } from './use-submission'

type FormNoticeProps = {
  readonly ref: Ref<HTMLDivElement>
  readonly form: RefObject<HTMLFormElement | null>
  readonly state: FormState | Unsent
  readonly labels: FormLabels
  readonly signInHref: string | undefined
}

/** Why the form came back, at its top, where the focus goes. */
export function FormNotice({ ref, form, state, labels, signInHref = '/sign-in' }: FormNoticeProps) {
  if (state.status === 'idle' || state.status === 'done') return null
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-md outline-offset-4">
      {state.status === 'unsent' ? (
        <CalloutFrame tone="bad" heading={labels.failedTitle}>
          {labels.failed}
        </CalloutFrame>
      ) : state.conflict ? (
        <ConflictNotice sentence={state.sentence} changes={state.conflict.changes} labels={labels} />
      ) : (
        <CalloutFrame tone="bad" heading={labels.problemsTitle}>
          <p>{state.sentence}</p>
          <ProblemList form={form} problems={state.fields} />
          {state.code === 'unauthenticated' && (
            <a href={signInHref} target="_blank" rel="noreferrer" className="link mt-1 inline-block">
              {labels.signIn}
            </a>
          )}
        </CalloutFrame>
      )}
    </div>
  )
}

type ProblemListProps = { form: RefObject<HTMLFormElement | null>; problems: Readonly<Record<string, string>> }

/** Each problem leads to its field. */
function ProblemList({ form, problems }: ProblemListProps) {
  const entries = inOrder(form.current, Object.entries(problems))
  if (entries.length === 0) return null
  const focus = (event: MouseEvent<HTMLAnchorElement>, name: string) => {
    const control = form.current && controlOf(form.current, name)
    if (!control) return
    event.preventDefault()
    control.focus()
    control.scrollIntoView({ block: 'center' })
  }
  return (
    <ul className="mt-1 grid gap-0.5">
      {entries.map(([name, problem]) => (
        <li key={name}>
          <a href={`#${name}`} className="link inline-block min-h-6" onClick={(event) => focus(event, name)}>
            {labelOf(form.current, name)}
            {problem}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** As the fields stand in the form; what belongs to no field comes last. */
function inOrder(form: HTMLFormElement | null, entries: readonly [string, string][]): readonly [string, string][] {
  const names = [...(form?.elements ?? [])].map(controlName)
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  return entries.toSorted(([one], [other]) => place(one) - place(other))
}

function controlOf(form: HTMLFormElement, name: string): HTMLElement | null {
  for (const control of form.elements) {
    if (control instanceof HTMLElement && controlName(control) === name) return control
  }
  return null
}

/** "Release date: " in front of the sentence; a sentence such as "Fill this in." says nothing by itself. */
function labelOf(form: HTMLFormElement | null, name: string): string {
  const label = form?.querySelector<HTMLElement>(`[data-label-of="${CSS.escape(name)}"]`)?.dataset.text
  return label ? `${label}: ` : ''
}
