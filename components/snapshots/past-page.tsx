import { getLocale, getTranslations } from 'next-intl/server'
import { History } from '@/components/audit/history'
import { AvailabilitySection } from '@/components/availability/availability-section'
import { ReachStatement } from '@/components/availability/reach-statement'
import { DateClaims } from '@/components/models/date-claims'
import { LifeLine } from '@/components/models/life-line'
import { ModelFacts } from '@/components/models/model-facts'
import { ReprieveNotice } from '@/components/models/reprieve-notice'
import { StageBadge } from '@/components/models/stage-badge'
import { SuccessorHistory } from '@/components/replacements/successor-history'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/format'
import { providerName } from '@/lib/models/rules'
import type { Snapshot } from '@/lib/snapshots/queries'
import { AsOfNotice } from './as-of-notice'

type PastPageProps = { readonly model: Snapshot; readonly now: Date; readonly today: string }

/** A model's page as of a day, in the shape that it has today, without anything that could be changed. */
export async function PastPage({ model, now, today }: PastPageProps) {
  const lead = model.reprieve !== null || model.summary !== ''
  return (
    <RecordPage
      header={
        <>
          <Header model={model} />
          <AsOfNotice asOf={model.asOf} slug={model.slug} createdAt={model.createdAt} today={today} />
        </>
      }
      lead={lead && <Lead model={model} />}
      story={<Story model={model} now={now} />}
      facts={<ModelFacts model={model} asOf={model.asOf} />}
      history={<PastHistory model={model} />}
    />
  )
}

type PartProps = { readonly model: Snapshot }

async function Header({ model }: PartProps) {
  const t = await getTranslations('model')
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/models' },
        { label: model.displayName, href: `/models/${model.slug}` },
      ]}
      title={model.displayName}
      state={
        <>
          <StageBadge stage={model.stage} variant="tint" />
          {model.isDemo && <DemoMark />}
        </>
      }
      subtitle={
        <>
          {providerName(model.provider)}
          {model.apiId && (
            <>
              <span className="text-faint"> · </span>
              <code className="font-mono text-xs break-all">{model.apiId}</code>
            </>
          )}
          <span className="block text-ink">
            <ReachStatement model={model} today={model.asOf.day} isPast />
          </span>
        </>
      }
    />
  )
}

function Lead({ model }: PartProps) {
  return (
    <>
      {model.reprieve && <ReprieveNotice reprieve={model.reprieve} />}
      {model.summary && <p className="prose text-base whitespace-pre-line">{model.summary}</p>}
    </>
  )
}

/** Parts that are known by `createdAt` alone stand here too, once their rows come with the snapshot. */
async function Story({ model, now }: PartProps & { readonly now: Date }) {
  const [t, s, locale] = [await getTranslations('model'), await getTranslations('snapshot'), await getLocale()]
  const { asOf } = model
  return (
    <>
      <Section title={t('life')} lead={s('lifeLead', { date: formatDate(locale, asOf.day) })}>
        <LifeLine model={model} now={now} asOf={asOf.day} />
      </Section>
      <Section title={t('claims')}>
        <DateClaims model={model} choose={null} withdraw={null} asOf={asOf} />
      </Section>
      <AvailabilitySection model={model} today={asOf.day} actions={null} asOf={asOf} />
      <Section title={t('replacements')}>
        {model.replacements.length > 0 ? (
          <SuccessorHistory replacements={model.replacements} asOf={asOf} />
        ) : (
          <p className="text-soft">{s('successorsNone')}</p>
        )}
      </Section>
      {model.traits && (
        <Section title={t('traits')}>
          <p className="prose whitespace-pre-line">{model.traits}</p>
        </Section>
      )}
    </>
  )
}

async function PastHistory({ model }: PartProps) {
  const [t, s] = [await getTranslations('model'), await getTranslations('snapshot')]
  return (
    <Section title={t('history')} lead={s('historyLead')}>
      {model.history.length > 0 ? (
        <History events={model.history} page={`/models/${model.slug}`} />
      ) : (
        <p className="text-soft">{s('historyNone')}</p>
      )}
    </Section>
  )
}
