import type { ReactNode } from 'react'

export type Fact = { readonly term: string; readonly detail: ReactNode; readonly note?: ReactNode }

/** Short facts of a record: the term small above, the detail below; a note says where it comes from. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-6 sm:max-lg:grid-cols-3 max-sm:grid-cols-2 lg:divide-y lg:divide-line">
      {facts.map((fact) => (
        <div key={fact.term} className="min-w-0 py-2 lg:py-2.5 lg:first:pt-0 lg:last:pb-0">
          <dt className="text-xs text-faint">{fact.term}</dt>
          <dd className="wrap-anywhere">{fact.detail}</dd>
          {fact.note && <dd className="text-xs text-faint">{fact.note}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** The same facts in two columns, for the middle of a page. */
export function FactTable({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="border-y border-line">
      {facts.map((fact) => (
        <div
          key={fact.term}
          className="grid gap-x-6 border-b border-line py-2 last:border-b-0 sm:grid-cols-[12rem_1fr]"
        >
          <dt className="text-faint">{fact.term}</dt>
          <dd className="break-words">
            {fact.detail}
            {fact.note && <span className="block text-xs text-faint">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
