import { getLocale, getTranslations } from 'next-intl/server'
import { StageBadge } from '@/components/models/stage-badge'
import { ReconstructedMark } from '@/components/snapshots/reconstructed-mark'
import { ExternalLink } from '@/components/ui/external-link'
import { formatDate } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import type { AsOf } from '@/lib/snapshots/schema'

type Replacement = ModelRecord['replacements'][number]

type SuccessorHistoryProps = {
  readonly replacements: readonly Replacement[]
  /** On the page of another day. */
  readonly asOf?: AsOf
}

/** The successors a provider named over time. A name that is on record here leads to that record. */
export async function SuccessorHistory({ replacements, asOf }: SuccessorHistoryProps) {
  return (
    <ul className="border-t border-line">
      {replacements.map((replacement) => (
        <Successor key={replacement.id} replacement={replacement} {...(asOf ? { asOf } : {})} />
      ))}
    </ul>
  )
}

type SuccessorProps = { readonly replacement: Replacement; readonly asOf?: AsOf }

async function Successor({ replacement, asOf }: SuccessorProps) {
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
          <a className="link" href={`/models/${successor.slug}${asOf ? `?asOf=${asOf.day}` : ''}`}>
            {successor.displayName}
          </a>
        ) : (
          <>
            <code className="font-mono text-xs">{replacement.reference}</code>{' '}
            <span className="text-xs text-faint">{t('notOnRecord')}</span>
          </>
        )}
        {asOf?.reconstructed.includes(replacement.id) && (
          <>
            {' '}
            <ReconstructedMark />
          </>
        )}
        <span className="block text-xs text-faint">
          {[stated, standing].filter(Boolean).join(' · ')}{' '}
          {replacement.sourceUrl && <ExternalLink href={replacement.sourceUrl} />}
        </span>
      </span>
      {successor && !asOf && <StageBadge stage={successor.stage} />}
    </li>
  )
}
