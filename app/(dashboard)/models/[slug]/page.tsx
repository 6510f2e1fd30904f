import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { historyPart } from '@/components/audit/history-part'
import { ReachStatement } from '@/components/availability/reach-statement'
import { ModelFacts } from '@/components/models/model-facts'
import { BlockedMoves, ModelMoves } from '@/components/models/model-moves'
import { ReprieveNotice } from '@/components/models/reprieve-notice'
import { StageBadge } from '@/components/models/stage-badge'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { NoSuchDay, NothingKnown } from '@/components/snapshots/no-page'
import { PastPage } from '@/components/snapshots/past-page'
import { ButtonLink } from '@/components/ui/button'
import { CopyText } from '@/components/ui/copy-text'
import { DemoMark } from '@/components/ui/marks'
import { authorize } from '@/lib/auth/authorize'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import type { Result } from '@/lib/errors'
import { formatDate } from '@/lib/i18n/format'
import { findModelName } from '@/lib/identities/queries'
import { findWholeModel } from '@/lib/models/queries'
import { providerName } from '@/lib/models/rules'
import { listOwedAsOf } from '@/lib/obligation-snapshots/queries'
import { findPreservationAsOf } from '@/lib/preservation-snapshots/queries'
import { findModelAsOf } from '@/lib/snapshots/queries'
import { readAsOf } from '@/lib/snapshots/rules'
import { type PartProps, storyOf } from './model-story'

type Props = PageProps<'/models/[slug]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ slug }, { asOf }] = [await params, await searchParams]
  // The page itself asks the guard, which records a denial; the title only must not tell more than the page.
  const context = (await findSignedIn())?.caller.permit('model.read')
  const model = context && (await findModelName(context, { slug }))
  const name = model?.displayName ?? slug
  const asked = readAsOf(asOf, LAST_DAY)
  if (!asked.ok || asked.value === null) return { title: name }
  const [t, locale] = [await getTranslations('snapshot'), await getLocale()]
  return { title: t('titled', { name, date: formatDate(locale, asked.value) }) }
}

/** A title says which day was asked for, also where the page says that it cannot be shown yet. */
const LAST_DAY = '9999-12-31'

export default async function ModelPage({ params, searchParams }: Props) {
  const context = await authorize('model.read', 'obligation.read', 'interview.read', 'preference.read')
  const [{ slug }, { asOf }] = [await params, await searchParams]
  const asked = readAsOf(asOf, calendarDate(context.now))
  if (!asked.ok || asked.value !== null) return <Past slug={slug} asked={asked} context={context} />
  const model = await findWholeModel(context, slug)
  if (!model) notFound()
  return (
    <RecordPage
      header={<Header model={model} context={context} />}
      lead={<Lead model={model} context={context} />}
      story={await storyOf(model, context)}
      facts={<ModelFacts model={model} />}
      history={
        await historyPart({
          ...{ recordId: model.id, events: model.history, page: `/models/${model.slug}` },
          canReadAll: may(context.actor, 'audit.read'),
        })
      }
    />
  )
}

type PastProps = {
  readonly slug: string
  readonly asked: Result<string | null>
  readonly context: PartProps['context']
}

/** The same record as it was known on a day, or why it cannot be shown. */
async function Past({ slug, asked, context }: PastProps) {
  const today = calendarDate(context.now)
  if (!asked.ok) {
    const named = (await findModelName(context, { slug })) ?? (await findModelName(context, { id: slug }))
    return named ? <NoSuchDay slug={named.slug} name={named.displayName} refusal={asked} today={today} /> : notFound()
  }
  const day = asked.value ?? today
  const model = await findModelAsOf(context, slug, day)
  if (!model) notFound()
  if (!model.isKnown) return <NothingKnown model={model} day={day} today={today} />
  const [kept, owed] = await Promise.all([
    findPreservationAsOf(context, model, day),
    listOwedAsOf(context, model.id, day),
  ])
  return <PastPage model={model} kept={kept} owed={owed} now={context.now} today={today} />
}

async function Header({ model, context }: PartProps) {
  const t = await getTranslations('model')
  const report = await getTranslations('report')
  const actions = (
    <>
      <ButtonLink href={`/models/${model.slug}/report`}>{report('open')}</ButtonLink>
      {may(context.actor, 'model.update') && <ButtonLink href={`/models/${model.slug}/edit`}>{t('edit')}</ButtonLink>}
      <ModelMoves model={model} actions={moveActions} />
    </>
  )
  return (
    <PageHeader
      scale="record"
      breadcrumb={[{ label: t('title'), href: '/models' }]}
      title={model.displayName}
      state={
        <>
          <StageBadge stage={model.stage} variant="tint" />
          {model.isDemo && <DemoMark />}
        </>
      }
      subtitle={
        <>
          <span className="flex flex-wrap items-center gap-x-2">
            {providerName(model.provider)}
            {model.apiId && (
              <>
                <span className="text-faint">·</span>
                <CopyText text={model.apiId} />
              </>
            )}
          </span>
          <span className="block text-ink">
            <ReachStatement model={model} today={calendarDate(context.now)} />
          </span>
        </>
      }
      actions={actions}
    />
  )
}

const moveActions = {
  recordStage: submitOperation.bind(null, 'model.recordStage'),
  markLegacy: submitOperation.bind(null, 'model.markLegacy'),
  deprecate: submitOperation.bind(null, 'model.deprecate'),
  retire: submitOperation.bind(null, 'model.retire'),
  reprieve: submitOperation.bind(null, 'model.reprieve'),
} as const

function Lead({ model, context }: PartProps) {
  const add = may(context.actor, 'date.add') ? submitOperation.bind(null, 'date.add') : null
  return (
    <>
      {model.reprieve && <ReprieveNotice reprieve={model.reprieve} />}
      {model.summary && <p className="prose text-base whitespace-pre-line">{model.summary}</p>}
      <BlockedMoves model={model} add={add} />
    </>
  )
}
