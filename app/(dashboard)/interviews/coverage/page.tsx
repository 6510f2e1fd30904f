import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CoverageMap } from '@/components/coverage/coverage-map'
import { CoverageTable } from '@/components/coverage/coverage-table'
import { ListToolbar } from '@/components/data-table/list-toolbar'
import type { TableFilter } from '@/components/data-table/table-column'
import { InterviewViews } from '@/components/interviews/interview-views'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { listFamilies, listModelCoverage } from '@/lib/coverage/queries'
import { summaryOf } from '@/lib/coverage/rules'
import { coverageList, MODELS_SHOWN } from '@/lib/coverage/schema'
import { parseList } from '@/lib/list-params'
import { listProviders } from '@/lib/model-counts/queries'
import { providerName } from '@/lib/models/rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coverage'))('equityTitle') }
}

export default async function CoveragePage({ searchParams }: PageProps<'/interviews/coverage'>) {
  const context = await authorize('interview.read', 'model.read')
  const params = parseList(coverageList, await searchParams)
  const [{ rows, isCut, fewInterviews }, filters, t] = await Promise.all([
    listModelCoverage(context, params),
    filtersFor(context),
    getTranslations('coverage'),
  ])
  return (
    <>
      <PageHeader
        title={t('equityTitle')}
        subtitle={t('equitySubtitle')}
        tabs={<InterviewViews current="coverage" />}
      />
      {rows.length > 0 && <Point rows={rows} />}
      <ListToolbar
        path="/interviews/coverage"
        schema={coverageList}
        params={params}
        what={t('what')}
        filters={filters}
        columns={[]}
        views={null}
        tools={null}
      />
      {isCut && <p className="mb-3 text-soft">{t('tooMany', { limit: MODELS_SHOWN })}</p>}
      {rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyHint')}</EmptyState>
      ) : (
        <>
          <CoverageMap rows={rows} fewInterviews={fewInterviews} />
          <CoverageTable rows={rows} />
        </>
      )}
    </>
  )
}

type Rows = Awaited<ReturnType<typeof listModelCoverage>>['rows']

/** What the picture says, in a sentence. */
async function Point({ rows }: { readonly rows: Rows }) {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  const { models, unasked, few, leastAsked } = summaryOf(rows)
  const point = leastAsked
    ? t('point', {
        ...{ models, unasked, few, topic: p(`topic_${leastAsked.topic}`), least: leastAsked.models, of: leastAsked.of },
      })
    : t('pointNone', { models })
  return (
    <p className="mb-4 max-w-[75ch]">
      <span className="text-base">{point}</span> <span className="text-soft">{t('counted')}</span>
    </p>
  )
}

async function filtersFor(context: Context<'interview.read' | 'model.read'>): Promise<readonly TableFilter[]> {
  const [t, providers, families] = await Promise.all([
    getTranslations('coverage'),
    listProviders(context),
    listFamilies(context),
  ])
  return [
    {
      name: 'provider',
      label: t('provider'),
      options: providers.map(({ provider, count }) => ({
        value: provider,
        label: providerName(provider),
        ...(count === null ? {} : { count }),
      })),
    },
    { name: 'family', label: t('family'), options: families.map((value) => ({ value, label: value })) },
    {
      name: 'asked',
      label: t('asked'),
      options: [
        { value: 'yes', label: t('asked_yes') },
        { value: 'no', label: t('asked_no') },
      ],
    },
  ]
}
