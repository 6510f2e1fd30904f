import { type RefObject, useEffect, useRef } from 'react'
import { controlName } from './control-name'
import type { FormState } from './form-state'
import type { Unsent } from './use-submission'

/** When a form comes back: marks the fields that need another look and moves the focus to the explanation. */
export function useReturn(form: RefObject<HTMLFormElement | null>, state: FormState | Unsent) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const problems = state.status === 'refused' ? state.fields : {}
    for (const control of form.current?.elements ?? []) {
      const name = controlName(control)
      if (name && name in problems) control.setAttribute('aria-invalid', 'true')
      else control.removeAttribute('aria-invalid')
    }
    if (state.status === 'refused' || state.status === 'unsent') notice.current?.focus()
  }, [form, state])
  return notice
}
