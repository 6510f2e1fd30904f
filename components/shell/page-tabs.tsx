type PageTabsProps = {
  readonly label: string
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[]
}

/** The same things seen in several ways, each on a page of its own; stands in the `tabs` of a `PageHeader`. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} data-screen-only className="flex gap-5">
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          {...(tab.isCurrent ? { 'aria-current': 'page' as const } : {})}
          className="-mb-px border-b-2 border-transparent pb-2 text-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
        >
          {tab.label}
        </a>
      ))}
    </nav>
  )
}
