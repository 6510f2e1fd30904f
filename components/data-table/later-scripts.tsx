'use client'

import { lazy, Suspense } from 'react'
import type { ChoiceBarProps } from './choice-bar'
import type { MoveFormProps } from './move-form'

/* Parts of the table whose code comes after the page, or with the dialog that needs it. */

const ChoiceBar = lazy(async () => ({ default: (await import('./choice-bar')).ChoiceBar }))
const ColumnEdges = lazy(async () => ({ default: (await import('./column-edges')).ColumnEdges }))
const MoveForm = lazy(async () => ({ default: (await import('./move-form')).MoveForm }))

/** Nothing is lost until it has come, because what is chosen stands in the boxes. */
export function LaterChoiceBar(props: ChoiceBarProps) {
  return (
    <Suspense>
      <ChoiceBar {...props} />
    </Suspense>
  )
}

export function LaterColumnEdges(props: { readonly tableId: string }) {
  return (
    <Suspense>
      <ColumnEdges {...props} />
    </Suspense>
  )
}

export function LaterMoveForm(props: MoveFormProps) {
  return (
    <Suspense>
      <MoveForm {...props} />
    </Suspense>
  )
}
