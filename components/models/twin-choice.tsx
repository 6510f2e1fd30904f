'use client'

import { type ReactNode, use, useEffect, useState } from 'react'
import { FieldErrors } from '@/components/form/field-errors'

type TwinChoiceProps = {
  /** The field that confirms; it is shown once the server asked for it. */
  readonly name: string
  /** The field whose value another model has. */
  readonly of: string
  readonly openLabel: string
  readonly children: ReactNode
}

/** When another model has the identifier: the way to that one, and the box that says a second is meant. */
export function TwinChoice({ name, of, openLabel, children }: TwinChoiceProps) {
  const isAsked = name in use(FieldErrors)
  const [identifier, setIdentifier] = useState('')
  useEffect(() => {
    const field = document.getElementById(of)
    if (isAsked && field instanceof HTMLInputElement) setIdentifier(field.value)
  }, [isAsked, of])
  if (!isAsked) return null
  return (
    <div className="-mt-3 grid gap-2">
      <a href={`/models?q=${encodeURIComponent(identifier)}`} target="_blank" rel="noreferrer" className="link w-fit">
        {openLabel}
      </a>
      {children}
    </div>
  )
}
