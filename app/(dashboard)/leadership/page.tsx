import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterMenu } from '@/components/data-table/list-toolbar'
import { LeadershipStory } from '@/components/leadership/leadership-story'
import { PeriodTabs } from '@/components/leadership/period-tabs'
import { Standing } from '@/components/leadership/standing'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { authorize } from '@/lib/auth/authorize'
import { calendarDate } from '@/lib/days'
import { formatPeriod } from '@/lib/i18n/format'
import { findLeadership, listAskingModels } from '@/lib/leadership/queries'
import { periodChoice } from '@/lib/leadership/rules'
import { leadershipList } from '@/lib/leadership/schema'
import { parseList } from '@/lib/list-params'
import { quarterOf } from '@/lib/periods/rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leadership'))('title') }
}

export default async function LeadershipPage({ searchParams }: PageProps<'/leadership'>) {
  const context = await authorize('leadership.read')
  const params = parseList(leadershipList, await searchParams)
  const today = calendarDate(context.now)
  const choice = periodChoice(params.filters.period?.[0], today)
  const [facts, models, t, locale] = await Promise.all([
    findLeadership(context, { choice, models: params.filters.model ?? [] }),
    listAskingModels(context),
    getTranslations('leadership'),
    getLocale(),
  ])
  const quarter = quarterOf(today)
  const options = models.map(({ slug, name }) => ({ value: slug, label: name }))
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <ButtonLink href={`/leadership/${quarter}`}>
            {t('quarterOpen', { quarter: formatPeriod(locale, quarter) })}
          </ButtonLink>
        }
        tabs={<PeriodTabs params={params} text={choice.text} today={today} />}
      />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Standing facts={facts} />
        {options.length > 0 && (
          <div data-screen-only>
            <FilterMenu
              filter={{ name: 'model', label: t('model'), options }}
              path="/leadership"
              schema={leadershipList}
              params={params}
            />
          </div>
        )}
      </div>
      <LeadershipStory facts={facts} hasAny={models.length > 0} />
    </>
  )
}
