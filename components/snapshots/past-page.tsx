import { getTranslations } from 'next-intl/server'
import { ReachStatement } from '@/components/availability/reach-statement'
import { ModelFacts } from '@/components/models/model-facts'
import { ReprieveNotice } from '@/components/models/reprieve-notice'
import { StageBadge } from '@/components/models/stage-badge'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { DemoMark } from '@/components/ui/marks'
import { providerName } from '@/lib/models/rules'
import type { Snapshot } from '@/lib/snapshots/queries'
import { AsOfNotice } from './as-of-notice'
import { type PastStory, pastHistoryOf, pastStoryOf } from './past-story'

type PastPageProps = PastStory & { readonly today: string }

/** A model's page as of a day, in the shape that it has today, without anything that could be changed. */
export async function PastPage({ today, ...story }: PastPageProps) {
  const { model } = story
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
      story={await pastStoryOf(story)}
      facts={<ModelFacts model={model} asOf={model.asOf} />}
      history={await pastHistoryOf(model)}
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
