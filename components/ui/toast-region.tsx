'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { CHECK, CROSS, Outline } from './outline'
import { currentToasts, dismissToast, subscribeToasts, type Toast } from './toast-store'

const NONE: readonly Toast[] = []
const LIFETIME_MS = 8000

/** Where sentences such as "Model recorded." appear and are read aloud. Only good news: problems stay in place. */
export function ToastRegion({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, () => NONE)
  return (
    <section
      aria-label={label}
      aria-live="polite"
      data-screen-only
      className="fixed right-4 bottom-4 left-4 z-40 grid justify-items-end gap-2"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} dismissLabel={dismissLabel} />
      ))}
    </section>
  )
}

function ToastCard({ toast, dismissLabel }: { toast: Toast; dismissLabel: string }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(toast.id), LIFETIME_MS)
    return () => clearTimeout(timer)
  }, [toast.id])
  return (
    <div className="flex max-w-md items-center gap-3 rounded-lg border border-line bg-raised py-2 pr-2 pl-3.5 shadow-float">
      <span className="text-good">
        <Outline paths={CHECK} />
      </span>
      <p className="min-w-0">{toast.message}</p>
      <button
        type="button"
        aria-label={dismissLabel}
        className="inline-flex size-7 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink"
        onClick={() => dismissToast(toast.id)}
      >
        <Outline paths={CROSS} size={14} />
      </button>
    </div>
  )
}
