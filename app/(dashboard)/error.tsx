'use client'

import { FaultPage } from '@/components/shell/fault-page'

/** A fault inside the dashboard keeps the way around it. */
export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FaultPage error={error} retry={retry} />
}
