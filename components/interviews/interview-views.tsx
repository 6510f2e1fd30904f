import { getTranslations } from 'next-intl/server'

type InterviewViewsProps = { readonly current: 'list' | 'coverage' | 'agreement' }

/** The interviews themselves, what they asked about, and how far their readers agree. */
export async function InterviewViews({ current }: InterviewViewsProps) {
  const [t, nav] = [await getTranslations('interview'), await getTranslations('nav')]
  const views = [
    { view: 'list', label: t('title'), href: '/interviews' },
    { view: 'coverage', label: nav('coverage'), href: '/interviews/coverage' },
    { view: 'agreement', label: nav('agreement'), href: '/interviews/agreement' },
  ]
  return (
    <nav aria-label={t('views')} data-screen-only className="flex flex-wrap gap-x-5">
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
