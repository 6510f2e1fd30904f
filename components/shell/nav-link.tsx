'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type NavLinkProps = {
  readonly href: string
  readonly icon: ReactNode
  readonly count?: number
  readonly children: ReactNode
}

/** A line of the sidebar; marked as the current page on the page itself and on every record below it. */
export function NavLink({ href, icon, count, children }: NavLinkProps) {
  const path = usePathname()
  const isCurrent = path === href || (href !== '/' && path.startsWith(`${href}/`))
  return (
    <a
      href={href}
      {...(isCurrent ? { 'aria-current': path === href ? ('page' as const) : ('true' as const) } : {})}
      className="group flex min-h-8 items-center gap-2.5 rounded-md px-2.5 text-soft hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink"
    >
      <span className="text-faint group-hover:text-soft group-aria-[current]:text-accent">{icon}</span>
      <span className="min-w-0 grow truncate">{children}</span>
      {count !== undefined && count > 0 && <span className="tabular text-xs font-normal text-faint">{count}</span>}
    </a>
  )
}
