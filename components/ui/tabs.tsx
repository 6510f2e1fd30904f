export type Tab = {
  readonly href: string
  readonly label: string
  readonly count?: number
  readonly isCurrent: boolean
}

/** Parts of one record, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} data-screen-only className="-mb-px flex gap-5 overflow-x-auto">
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          {...(tab.isCurrent ? { 'aria-current': 'page' as const } : {})}
          className="flex items-center gap-1.5 border-b-2 border-transparent py-2 whitespace-nowrap text-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
        >
          {tab.label}
          {tab.count !== undefined && <span className="tabular text-xs text-faint">{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}
