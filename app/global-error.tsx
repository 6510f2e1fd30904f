'use client'

import './globals.css'
import { FaultPage } from '@/components/shell/fault-page'

/** Takes the place of the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Emeritus</title>
        <main id="content" className="mx-auto w-full max-w-2xl px-4 sm:px-6">
          <FaultPage error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
