import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { historyPart } from '@/components/audit/history-part'
import { DisclaimerSection } from '@/components/series/disclaimer-section'
import { SlotsSection } from '@/components/series/slots-section'
import { PageHeader } from '@/components/shell/page-header'
import { RecordPage } from '@/components/shell/record-page'
import { ButtonLink } from '@/components/ui/button'
import { ExternalLink } from '@/components/ui/external-link'
import { Facts } from '@/components/ui/facts'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate, Instant } from '@/components/ui/time'
import { listHistory } from '@/lib/audit/queries'
import { authorize } from '@/lib/auth/authorize'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { findSeries, type SeriesRecord } from '@/lib/series/queries'

type Props = PageProps<'/essays/series/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const context = (await findSignedIn())?.caller.permit('series.read')
  const series = context && (await findSeries(context, slug))
  return { title: series?.name ?? slug }
}

export default async function SeriesPage({ params }: Props) {
  const context = await authorize('series.read')
  const series = await findSeries(context, (await params).slug)
  if (!series) notFound()
  const t = await getTranslations('series')
  const action = submitOperation.bind(null, 'disclaimer.record')
  return (
    <RecordPage
      header={<Header series={series} />}
      lead={series.about !== '' && <p className="prose text-base whitespace-pre-line">{series.about}</p>}
      story={[
        { id: 'slots', title: t('slots'), body: <SlotsSection series={series} /> },
        {
          ...{ id: 'disclaimer', title: t('disclaimer') },
          body: <DisclaimerSection series={series} action={action} />,
        },
      ]}
      facts={<SeriesFacts series={series} />}
      history={
        await historyPart({
          ...{ recordId: series.id, canReadAll: may(context.actor, 'audit.read') },
          events: await listHistory(context, { type: 'series', id: series.id }),
        })
      }
    />
  )
}

type PartProps = { readonly series: SeriesRecord }

async function Header({ series }: PartProps) {
  const t = await getTranslations('series')
  return (
    <PageHeader
      scale="record"
      breadcrumb={[
        { label: t('title'), href: '/essays/series' },
        { label: series.model.displayName, href: `/models/${series.model.slug}` },
      ]}
      title={series.name}
      state={series.isDemo && <DemoMark />}
      actions={
        series.canUpdate && <ButtonLink href={`/essays/series/${series.slug}/edit`}>{t('editAction')}</ButtonLink>
      }
    />
  )
}

async function SeriesFacts({ series: { model, channelUrl, promise, promisedUntil, updatedAt } }: PartProps) {
  const [t, o] = [await getTranslations('series'), await getTranslations('obligation')]
  const name = (
    <a href={`/models/${model.slug}`} className="link">
      {model.displayName}
    </a>
  )
  return (
    <Facts
      facts={[
        { term: t('model'), detail: name },
        { term: t('channelUrl'), detail: channelUrl ? <ExternalLink href={channelUrl} /> : t('channelNone') },
        ...(promise ? [{ term: t('cadence'), detail: o(`cadence_${promise.cadence}`), note: promise.title }] : []),
        { term: t('until'), detail: promisedUntil ? <CalendarDate date={promisedUntil} /> : t('untilNone') },
        { term: t('updated'), detail: <Instant at={new Date(updatedAt)} style="short" /> },
      ]}
    />
  )
}
