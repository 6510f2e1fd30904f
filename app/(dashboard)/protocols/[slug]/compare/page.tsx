import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ComparisonView } from '@/components/protocols/comparison-view'
import { VersionChoice } from '@/components/protocols/version-choice'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import type { RawParams } from '@/lib/list-params'
import { compareVersions } from '@/lib/protocol-comparisons/rules'
import { findProtocol, type ProtocolRecord, type ProtocolVersionRecord } from '@/lib/protocols/queries'
import { readNumber } from '@/lib/reports/rules'

type Props = PageProps<'/protocols/[slug]/compare'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('protocol'))('compareTitle') }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const context = await authorize('protocol.read')
  const protocol = await findProtocol(context, (await params).slug)
  if (!protocol) notFound()
  const search = await searchParams
  const chosen = chosenOf(protocol, search)
  const t = await getTranslations('protocol')
  const { slug, title } = protocol
  return (
    <>
      <PageHeader
        title={t('compareTitle')}
        breadcrumb={[
          { label: t('title'), href: '/protocols' },
          { label: title, href: `/protocols/${slug}` },
        ]}
        subtitle={chosen && t('compareOf', { title, from: chosen.before.number, to: chosen.after.number })}
      />
      {chosen ? (
        <Chosen protocol={protocol} {...chosen} isWhole={search.all === '1'} />
      ) : (
        <p className="text-soft">{t('compareNeedsTwo')}</p>
      )}
    </>
  )
}

type Pair = { readonly before: ProtocolVersionRecord; readonly after: ProtocolVersionRecord }

async function Chosen({ protocol, before, after, isWhole }: Pair & { protocol: ProtocolRecord; isWhole: boolean }) {
  const t = await getTranslations('protocol')
  const comparison = compareVersions(before, after)
  const address = `/protocols/${protocol.slug}/compare?from=${before.number}&to=${after.number}`
  const isSame = Object.values(comparison.counts).every((count) => count === 0)
  return (
    <>
      <VersionChoice protocol={protocol} from={before.number} to={after.number} />
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="font-medium">{isSame ? t('compareSame') : t('compareSummary', comparison.counts)}</p>
        <a className="link" data-screen-only href={isWhole ? address : `${address}&all=1`}>
          {isWhole ? t('unchangedHidden') : t('unchangedShown')}
        </a>
      </div>
      <ComparisonView before={before} after={after} comparison={comparison} isWhole={isWhole} />
    </>
  )
}

/** The versions that the address names; the two newest where it names none. Null where there are not two. */
function chosenOf({ versions }: ProtocolRecord, search: RawParams): Pair | null {
  const named = (value: RawParams[string]) => {
    const number = typeof value === 'string' ? readNumber(value) : null
    return versions.find((version) => version.number === number)
  }
  const after = named(search.to) ?? versions[0]
  const before = named(search.from) ?? versions.find((version) => version.number < (after?.number ?? 0)) ?? versions[1]
  return before && after && versions.length > 1 ? { before, after } : null
}
