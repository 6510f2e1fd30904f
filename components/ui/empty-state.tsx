import type { ReactNode } from 'react'

type EmptyStateProps = {
  readonly title: string
  readonly children?: ReactNode
  /** The first thing to do. */
  readonly action?: ReactNode
  readonly headingLevel?: 1 | 2
}

/** Says what belongs here and what to do first; set like a paragraph of the page, not like an advertisement. */
export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2'
  return (
    <div className="max-w-xl py-10">
      <Heading className={headingLevel === 1 ? 'text-lg' : 'text-base'}>{title}</Heading>
      {children && <div className="prose mt-1.5 text-soft">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
