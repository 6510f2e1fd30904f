import { getTranslations } from 'next-intl/server'

/** Board or calendar: what is owed, seen in two ways. */
export async function BoardViews({ current }: { readonly current: 'board' | 'calendar' }) {
  const t = await getTranslations('agenda')
  const views = [
    { view: 'board', label: t('board'), href: '/' },
    { view: 'calendar', label: t('title'), href: '/calendar' },
  ]
  return (
    <nav aria-label={t('views')} data-screen-only className="flex gap-5">
      {views.map(({ view, label, href }) => (
        <a
          key={view}
          href={href}
          {...(view === current ? { 'aria-current': 'page' as const } : {})}
          className="-mb-px border-b-2 border-transparent pb-2 text-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
        >
          {label}
        </a>
      ))}
    </nav>
  )
}
