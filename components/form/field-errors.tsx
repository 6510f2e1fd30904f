'use client'

import { createContext, use } from 'react'

/** Sentences by field name, for the error slots between the form and its server-rendered fields. */
export const FieldErrors = createContext<Readonly<Record<string, string>>>({})

/** The error slot of one field. Always in the page, so that `aria-describedby` may point at it from the start. */
export function FieldError({ id, name }: { id: string; name: string }) {
  const problem = use(FieldErrors)[name]
  return (
    <p id={id} className="font-medium text-bad empty:hidden">
      {problem}
    </p>
  )
}
