'use client'

import { LaterFaultPage } from '@/components/shell/later-fault-page'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="content" className="mx-auto w-full max-w-2xl px-4 sm:px-6">
      <LaterFaultPage error={error} retry={retry} />
    </main>
  )
}
