import type { Metadata } from 'next'
import { getFormatter, getTimeZone, getTranslations } from 'next-intl/server'
import { ModelDigest } from '@/components/home/model-digest'
import { StageCounts } from '@/components/home/stage-counts'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { may, type Role } from '@/lib/auth/permissions'
import { listDisputes } from '@/lib/dates/queries'
import { isoDateIn } from '@/lib/i18n/format'
import { listHref, parseList } from '@/lib/list-params'
import { countStages } from '@/lib/model-counts/queries'
import { countModels, listModels } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

/** What asks for attention. Each part is a list of its own, cut short: its link opens exactly those rows. */
export default async function HomePage() {
  const context = await authorize('model.read')
  const [t, stages] = [await getTranslations('home'), await countStages(context)]
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <NothingYet context={context} />
      {stages.length === 0 ? <NoModels context={context} /> : <Digests context={context} stages={stages} />}
    </>
  )
}

type DigestsProps = {
  readonly context: Context<'model.read'>
  readonly stages: Awaited<ReturnType<typeof countStages>>
}

async function Digests({ context, stages }: DigestsProps) {
  const t = await getTranslations('home')
  const [ahead, overdue, floors, unsettled] = await Promise.all([
    digest(context, 'ahead', 'retires'),
    digest(context, 'overdue', 'retires'),
    digest(context, 'floorPassed', 'retires'),
    digest(context, 'unsettled', '-updated'),
  ])
  const today = isoDateIn(context.now, await getTimeZone())
  const disputes = await listDisputes(context, unsettled.rows)
  return (
    <div className="grid gap-x-12 gap-y-9 lg:grid-cols-[minmax(0,1fr)_296px]">
      <div className="grid min-w-0 content-start gap-9">
        <ModelDigest title={t('overdue')} lead={t('overdueLead')} none={t('overdueNone')} {...overdue} today={today} />
        <ModelDigest
          title={t('unsettled')}
          lead={may(context.actor, 'date.choose') ? t('unsettledLead') : t('unsettledLeadReader')}
          none={t('unsettledNone')}
          {...unsettled}
          today={today}
          disputes={disputes}
        />
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
      <StageCounts stages={stages} />
    </div>
  )
}

/** Roles whose work is not part of the workspace yet are told so, instead of being shown somebody else's. */
async function NothingYet({ context: { actor } }: { context: Context<'model.read'> }) {
  if (actor.roles.some((name) => !idleRoles.includes(name))) return null
  const [t, role, format] = await Promise.all([getTranslations('home'), getTranslations('role'), getFormatter()])
  return (
    <p className="prose mb-8 text-soft">
      {t('nothing', { roles: format.list(actor.roles.map((name) => role(name))) })}
    </p>
  )
}

const idleRoles: readonly Role[] = ['reviewer', 'accessOfficer']

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

const SHOWN = 8

async function digest(context: Context<'model.read'>, dates: string, sort: string) {
  const params = parseList(modelList, { dates, sort, size: '25' })
  const [page, total] = await Promise.all([listModels(context, params), countModels(context, params)])
  const href = `/models${listHref(modelList, { ...params, size: 50 })}`
  return { rows: page.rows.slice(0, SHOWN), total, href }
}
