import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { History } from '@/components/audit/history'
import { ReachStatement } from '@/components/availability/reach-statement'
import { AddDateDialog } from '@/components/models/add-date-dialog'
import { DateClaims } from '@/components/models/date-claims'
import { LifeLine } from '@/components/models/life-line'
import { ModelFacts } from '@/components/models/model-facts'
import { BlockedMoves, ModelMoves } from '@/components/models/model-moves'
import { ReprieveNotice } from '@/components/models/reprieve-notice'
import { StageBadge } from '@/components/models/stage-badge'
import { SuccessorsSection } from '@/components/replacements/successors-section'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { NoSuchDay, NothingKnown } from '@/components/snapshots/no-page'
import { PastPage } from '@/components/snapshots/past-page'
import { ButtonLink } from '@/components/ui/button'
import { CopyText } from '@/components/ui/copy-text'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { calendarDate } from '@/lib/days'
import type { Result } from '@/lib/errors'
import { formatDate } from '@/lib/i18n/format'
import { findModelName } from '@/lib/identities/queries'
import { findWholeModel } from '@/lib/models/queries'
import { providerName } from '@/lib/models/rules'
import { findModelAsOf } from '@/lib/snapshots/queries'
import { readAsOf } from '@/lib/snapshots/rules'
import { Interviews, Kept, Owed, type PartProps, Reach, Retirement } from './model-parts'

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
  const context = await authorize('model.read', 'obligation.read', 'interview.read')
  const [{ slug }, { asOf }] = [await params, await searchParams]
  const asked = readAsOf(asOf, calendarDate(context.now))
  if (!asked.ok || asked.value !== null) return <Past slug={slug} asked={asked} context={context} />
  const model = await findWholeModel(context, slug)
  if (!model) notFound()
  return (
    <RecordPage
      header={<Header model={model} context={context} />}
      lead={<Lead model={model} context={context} />}
      story={<Story model={model} context={context} />}
      facts={<ModelFacts model={model} />}
      history={<ModelHistory model={model} context={context} />}
    />
  )
}

type PastProps = {
  readonly slug: string
  readonly asked: Result<string | null>
  readonly context: Context<'model.read'>
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
  return <PastPage model={model} now={context.now} today={today} />
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

async function Story({ model, context }: PartProps) {
  const t = await getTranslations('model')
  const canAdd = may(context.actor, 'date.add')
  const choose = may(context.actor, 'date.choose') ? submitOperation.bind(null, 'date.choose') : null
  const withdraw = may(context.actor, 'date.withdraw') ? submitOperation.bind(null, 'date.withdraw') : null
  const name = may(context.actor, 'replacement.name') ? submitOperation.bind(null, 'replacement.name') : null
  const add = canAdd && <AddDateDialog model={model} add={submitOperation.bind(null, 'date.add')} />
  return (
    <>
      <Section
        title={t('life')}
        lead={t('lifeLead')}
        actions={<LifeLinks slug={model.slug} today={calendarDate(context.now)} />}
      >
        <LifeLine model={model} now={context.now} />
      </Section>
      <Section title={t('claims')} lead={t('claimsLead')} actions={add}>
        <DateClaims model={model} choose={choose} withdraw={withdraw} />
      </Section>
      <Reach model={model} context={context} />
      <Kept model={model} context={context} />
      <Interviews model={model} context={context} />
      <Owed model={model} context={context} />
      <Retirement model={model} context={context} />
      {(model.replacements.length > 0 || name) && <SuccessorsSection model={model} name={name} />}
      {model.traits && (
        <Section title={t('traits')}>
          <p className="prose whitespace-pre-line">{model.traits}</p>
        </Section>
      )}
    </>
  )
}

async function LifeLinks({ slug, today }: { readonly slug: string; readonly today: string }) {
  const [t, s] = [await getTranslations('timeline'), await getTranslations('snapshot')]
  return (
    <span data-screen-only className="flex flex-wrap gap-x-5 gap-y-1">
      <a className="link" href={`/models/${slug}?asOf=${today}`}>
        {s('open')}
      </a>
      <a className="link" href={`/models/timeline#model-${slug}`}>
        {t('onTimeline')}
      </a>
    </span>
  )
}

async function ModelHistory({ model, context }: PartProps) {
  const t = await getTranslations('model')
  const all = may(context.actor, 'audit.read') && (
    <a className="link" href={`/audit?record=${model.id}`}>
      {t('historyAll')}
    </a>
  )
  return (
    <Section title={t('history')} lead={t('historyLead')} actions={all}>
      <History events={model.history} page={`/models/${model.slug}`} />
    </Section>
  )
}
