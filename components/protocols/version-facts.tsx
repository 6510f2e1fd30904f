import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Instant } from '@/components/ui/time'
import { questionsOf } from '@/lib/protocol-versions/rules'
import type { ProtocolVersionRecord } from '@/lib/protocols/queries'

/** Since when a version is in use, who published it, how long it is, and how often it was used. */
export async function VersionFacts({ version }: { readonly version: ProtocolVersionRecord }) {
  const t = await getTranslations('protocol')
  const { publishedAt, publishedBy, withdrawnAt, createdAt, interviews, sections } = version
  return (
    <Facts
      facts={[
        publishedAt
          ? { term: t('publishedAt'), detail: <Instant at={new Date(publishedAt)} /> }
          : { term: t('draftedAt'), detail: <Instant at={new Date(createdAt)} /> },
        ...(publishedBy ? [{ term: t('publishedBy'), detail: publishedBy }] : []),
        ...(withdrawnAt ? [{ term: t('withdrawnAt'), detail: <Instant at={new Date(withdrawnAt)} /> }] : []),
        { term: t('sections'), detail: <span className="tabular">{sections.length}</span> },
        { term: t('questions'), detail: <span className="tabular">{questionsOf({ sections }).length}</span> },
        ...(publishedAt ? [{ term: t('interviews'), detail: t('interviewCount', { count: interviews }) }] : []),
      ]}
    />
  )
}
