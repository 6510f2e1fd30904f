'use client'

import { LaterFaultPage } from '@/components/shell/later-fault-page'

/** A fault inside the dashboard keeps the way around it. */
export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  return <LaterFaultPage error={error} retry={retry} />
}
