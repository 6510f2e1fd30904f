import type { ReactNode } from 'react'

type FoldProps = { readonly summary: string; readonly hint?: string; readonly children: ReactNode }

/** Parts that few people need, folded away under their name. Fields in it are sent whether it is open or not. */
export function Fold({ summary, hint, children }: FoldProps) {
  return (
    <details className="group border-y border-line py-3">
      <summary className="font-medium">
        {summary}
        {hint && <span className="block pl-4 font-normal text-faint">{hint}</span>}
      </summary>
      <div className="mt-5 grid gap-6">{children}</div>
    </details>
  )
}
