import { getLocale, getTranslations } from 'next-intl/server'
import { StageBadge } from '@/components/models/stage-badge'
import { ExternalLink } from '@/components/ui/external-link'
import { formatDate } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'

type Replacement = ModelRecord['replacements'][number]

/** The successors a provider named over time. A name that is on record here leads to that record. */
export async function SuccessorHistory({ replacements }: { replacements: readonly Replacement[] }) {
  return (
    <ul className="border-t border-line">
      {replacements.map((replacement) => (
        <Successor key={replacement.id} replacement={replacement} />
      ))}
    </ul>
  )
}

async function Successor({ replacement }: { replacement: Replacement }) {
  const [t, locale] = [await getTranslations('model'), await getLocale()]
  const { successor, endedAt, statedOn } = replacement
  const stated = statedOn ? t('statedOn', { date: formatDate(locale, statedOn) }) : ''
  const standing = endedAt
    ? t('replacementFormer', { date: formatDate(locale, endedAt.slice(0, 10)) })
    : t('replacementCurrent')
  return (
    <li className="grid items-baseline gap-x-4 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0">
        {successor ? (
          <a className="link" href={`/models/${successor.slug}`}>
            {successor.displayName}
          </a>
        ) : (
          <>
            <code className="font-mono text-xs">{replacement.reference}</code>{' '}
            <span className="text-xs text-faint">{t('notOnRecord')}</span>
          </>
        )}
        <span className="block text-xs text-faint">
          {[stated, standing].filter(Boolean).join(' · ')}{' '}
          {replacement.sourceUrl && <ExternalLink href={replacement.sourceUrl} />}
        </span>
      </span>
      {successor && <StageBadge stage={successor.stage} />}
    </li>
  )
}
