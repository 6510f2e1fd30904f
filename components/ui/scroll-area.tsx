import type { ReactNode } from 'react'

type ScrollAreaProps = {
  /** What is in it, for whoever comes to it by keyboard or hears it read. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** What may be wider than its place: it moves in there, by pointer and by the arrow keys, and never the whole page. */
export function ScrollArea({ label, className = '', children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer needs the focus here to move it.
    <section className={`relative overflow-x-auto print:overflow-visible ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
