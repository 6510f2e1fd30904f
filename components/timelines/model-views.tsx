import { getTranslations } from 'next-intl/server'
import { PageTabs } from '@/components/shell/page-tabs'
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
  const tabs = [
    {
      ...{ label: t('list'), isCurrent: current === 'list' },
      href: `/models${listHref(modelList, { ...kept, ...newest })}`,
    },
    {
      ...{ label: t('title'), isCurrent: current === 'timeline' },
      href: `/models/timeline${listHref(timelineList, { ...kept, ...newest })}`,
    },
  ]
  return <PageTabs label={t('views')} tabs={tabs} />
}

const newest = { sort: 'released', direction: 'desc' } as const
