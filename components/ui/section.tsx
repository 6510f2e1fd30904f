import type { ReactNode } from 'react'

type SectionProps = {
  readonly title: string
  readonly children: ReactNode
  /** One sentence under the title. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** A fragment that links can point at. */
  readonly id?: string
}

/**
 * A titled part of a page, set apart by a hairline and space rather than by a box. It says its own name: a part that is
 * drawn later would count ids anew, and could be called by what another element says.
 */
export function Section({ title, children, lead, actions, id }: SectionProps) {
  return (
    <section
      aria-label={title}
      {...(id ? { id } : {})}
      className="border-t border-line pt-5 [&_ul>li:last-child]:border-b-0"
    >
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 sm:flex-nowrap">
        <div className="min-w-0">
          <h2 className="text-base">{title}</h2>
          {lead && <p className="prose mt-1 text-soft">{lead}</p>}
        </div>
        {actions && (
          <div data-screen-only className="flex flex-wrap gap-2 sm:max-w-[55%] sm:shrink-0 sm:justify-end">
            {actions}
          </div>
        )}
      </div>
      {children}
    </section>
  )
}
