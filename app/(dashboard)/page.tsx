import type { Metadata } from 'next'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { BoardViews } from '@/components/clocks/board-views'
import { ClockBoard } from '@/components/clocks/clock-board'
import { ModelDigest } from '@/components/home/model-digest'
import { StageCounts } from '@/components/home/stage-counts'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { countClocks, countDues, listClocks } from '@/lib/clocks/queries'
import { boardOf, type ClockParams } from '@/lib/clocks/rules'
import { clockList } from '@/lib/clocks/schema'
import { listDisputes } from '@/lib/dates/queries'
import { isoDateIn } from '@/lib/i18n/format'
import { isNarrowed, listHref, parseList } from '@/lib/list-params'
import { countStages } from '@/lib/model-counts/queries'
import { countModels, listModels } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

/** Everything owed, by time left, and below it what asks for attention among the dates of models. */
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const context = await authorize('obligation.read', 'model.read')
  const params = parseList(clockList, await searchParams)
  const today = isoDateIn(context.now, await getTimeZone())
  const [t, stages] = [await getTranslations('home'), await countStages(context)]
  const isWhole = !isNarrowed(params) && params.after === undefined && params.before === undefined
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} tabs={<BoardViews current="board" />} />
      {stages.length === 0 ? (
        <NoModels context={context} />
      ) : (
        <div className="grid gap-12">
          <Board {...{ context, params, today }} />
          {isWhole && <Digests {...{ context, stages, today }} />}
        </div>
      )}
    </>
  )
}

type HomeContext = Context<'obligation.read' | 'model.read'>

type BoardProps = { readonly context: HomeContext; readonly params: ClockParams; readonly today: string }

async function Board({ context, params, today }: BoardProps) {
  const [counts, parts] = await Promise.all([
    countDues(context, params, today),
    Promise.all(
      boardOf(params).map(async (part) => {
        const [page, total] = await Promise.all([
          listClocks(context, part.params, today),
          countClocks(context, part.params, today),
        ])
        return { ...part, page, total }
      }),
    ),
  ])
  const isEmpty = Object.values(counts).every(({ count }) => count === 0)
  if (isEmpty && !isNarrowed(params)) return <NothingOwed context={context} />
  return <ClockBoard params={params} counts={counts} parts={parts} />
}

async function NothingOwed({ context }: { readonly context: HomeContext }) {
  const t = await getTranslations('clock')
  const mayPublish = may(context.actor, 'commitment.publish')
  return (
    <div className="border-t border-line">
      <EmptyState
        title={t('emptyTitle')}
        action={
          mayPublish && (
            <ButtonLink kind="primary" href="/commitments">
              {t('emptyAction')}
            </ButtonLink>
          )
        }
      >
        {t(mayPublish ? 'emptyHint' : 'emptyHintReader')}
      </EmptyState>
    </div>
  )
}

type DigestsProps = {
  readonly context: Context<'model.read'>
  readonly stages: Awaited<ReturnType<typeof countStages>>
  readonly today: string
}

async function Digests({ context, stages, today }: DigestsProps) {
  const t = await getTranslations('home')
  const [ahead, overdue, floors, unsettled] = await Promise.all([
    digest(context, 'ahead', 'retires'),
    digest(context, 'overdue', 'retires'),
    digest(context, 'floorPassed', 'retires'),
    digest(context, 'unsettled', '-updated'),
  ])
  const disputes = await listDisputes(context, unsettled.rows)
  return (
    <div className="grid items-start gap-x-12 gap-y-9 lg:grid-cols-2">
      <div className="grid gap-9">
        <ModelDigest
          title={t('ahead')}
          lead={t('aheadLead')}
          none={t('aheadNoneHint')}
          {...ahead}
          timelineHref="/models/timeline?sort=retires&dates=ahead&zoom=2y"
          today={today}
        />
        {floors.rows.length > 0 && (
          <ModelDigest title={t('floors')} lead={t('floorsLead')} none="" {...floors} today={today} />
        )}
      </div>
      <div className="grid gap-9">
        <ModelDigest title={t('overdue')} lead={t('overdueLead')} none={t('overdueNone')} {...overdue} today={today} />
        <ModelDigest
          title={t('unsettled')}
          lead={may(context.actor, 'date.choose') ? t('unsettledLead') : t('unsettledLeadReader')}
          none={t('unsettledNone')}
          {...unsettled}
          today={today}
          disputes={disputes}
        />
        <StageCounts stages={stages} />
      </div>
    </div>
  )
}

async function NoModels({ context }: { context: Context<'model.read'> }) {
  const [t, model] = [await getTranslations('home'), await getTranslations('model')]
  const actions = may(context.actor, 'model.create') && (
    <>
      <ButtonLink kind="primary" href="/models/import">
        {model('import')}
      </ButtonLink>
      <ButtonLink href="/models/new">{model('add')}</ButtonLink>
    </>
  )
  return (
    <EmptyState title={t('noModels')} action={actions}>
      {t('noModelsHint')}
    </EmptyState>
  )
}

const SHOWN = 5

async function digest(context: Context<'model.read'>, dates: string, sort: string) {
  const params = parseList(modelList, { dates, sort, size: '25' })
  const [page, total] = await Promise.all([listModels(context, params), countModels(context, params)])
  const href = `/models${listHref(modelList, { ...params, size: 50 })}`
  return { rows: page.rows.slice(0, SHOWN), total, href }
}
