'use client'

import { lazy, Suspense } from 'react'
import type { OperationFormProps } from './operation-form'

const OperationForm = lazy(async () => ({ default: (await import('./operation-form')).OperationForm }))

/** The one form, for a dialog that most visits never open: its code comes with the dialog, not with the page. */
export function LaterOperationForm(props: OperationFormProps) {
  return (
    <Suspense>
      <OperationForm {...props} />
    </Suspense>
  )
}
