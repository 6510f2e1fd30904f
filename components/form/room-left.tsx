'use client'

import { useEffect, useState } from 'react'
import { RESTORED } from './draft'

export type RoomLabels = Readonly<Record<'left' | 'over', string>>

type RoomLeftProps = { readonly length: number; readonly limit: number; readonly labels: RoomLabels }

/** How many characters are left once only a fifth is, or how many there are too many. Told as it changes. */
export function RoomLeft({ length, limit, labels }: RoomLeftProps) {
  const left = limit - length
  const text = left < 0 ? labels.over.replace('{count}', String(-left)) : labels.left.replace('{count}', String(left))
  return (
    <p role="status" className={`tabular text-xs empty:hidden ${left < 0 ? 'font-medium text-bad' : 'text-faint'}`}>
      {left < limit / 5 && text}
    </p>
  )
}

type TypedCountProps = Omit<RoomLeftProps, 'length'> & { readonly id: string }

/** The same for a text area that the server has drawn. */
export function TypedCount({ id, ...room }: TypedCountProps) {
  const [length, setLength] = useState(0)
  useEffect(() => {
    const control = document.getElementById(id)
    if (!(control instanceof HTMLTextAreaElement)) return
    const count = () => setLength(control.value.length)
    count()
    const events = ['input', RESTORED] as const
    for (const event of events) control.addEventListener(event, count)
    return () => {
      for (const event of events) control.removeEventListener(event, count)
    }
  }, [id])
  return <RoomLeft length={length} {...room} />
}
