import { getTranslations } from 'next-intl/server'
import type { ListParams } from '@/lib/list-params'
import { listHref } from '@/lib/list-params'
import { modelList } from '@/lib/models/schema'
import { timelineList } from '@/lib/timelines/schema'

type ModelViewsProps = { readonly current: 'list' | 'timeline'; readonly params: ListParams }

/** List or timeline: the same models, the same search and filters, seen in two ways. */
export async function ModelViews({ current, params: { q, filters } }: ModelViewsProps) {
  const t = await getTranslations('timeline')
  const { stage, provider, dates, steward } = filters
  const kept = {
    q,
    size: 50,
    filters: { stage: stage ?? [], provider: provider ?? [], dates: dates ?? [], steward: steward ?? [] },
  }
  const views = [
    { view: 'list', label: t('list'), href: `/models${listHref(modelList, { ...kept, ...newest })}` },
    { view: 'timeline', label: t('title'), href: `/models/timeline${listHref(timelineList, { ...kept, ...newest })}` },
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

const newest = { sort: 'released', direction: 'desc' } as const
