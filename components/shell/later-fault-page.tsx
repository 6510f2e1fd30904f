'use client'

import { lazy, Suspense } from 'react'
import type { FaultPageProps } from './fault-page'

const FaultPage = lazy(async () => ({ default: (await import('./fault-page')).FaultPage }))

/**
 * Its code comes when there is a fault to tell. If it cannot come, that is a fault too, and reaches the page of last
 * resort, which every page carries whole.
 */
export function LaterFaultPage(props: FaultPageProps) {
  return (
    <Suspense>
      <FaultPage {...props} />
    </Suspense>
  )
}
