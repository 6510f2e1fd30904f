import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { ObligationRecord } from '@/lib/obligations/queries'
import { ObligationStateBadge } from './state-badge'

/** Every rating, newest first; one that lowers the one before it says so. */
export async function RatingSection({ obligation }: { readonly obligation: ObligationRecord }) {
  const t = await getTranslations('obligation')
  return (
    <Section id="ratings" title={t('ratings')} lead={t('ratingsLead')}>
      {obligation.ratings.length === 0 ? (
        <p className="text-soft">{t('ratingsNone')}</p>
      ) : (
        <ol className="border-t border-line">
          {obligation.ratings.toReversed().map((rating) => (
            <RatingLine key={rating.id} rating={rating} />
          ))}
        </ol>
      )}
    </Section>
  )
}

async function RatingLine({ rating }: { readonly rating: ObligationRecord['ratings'][number] }) {
  const t = await getTranslations('obligation')
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0">
        <span className="flex flex-wrap gap-x-4">
          <ObligationStateBadge state={rating.verdict} />
          {rating.isRegression && (
            <Badge tone="bad" shape="triangle">
              {t('regression')}
            </Badge>
          )}
          {rating.isDemo && <DemoMark />}
        </span>
        <span className="prose block whitespace-pre-line text-soft">{rating.reason}</span>
      </span>
      <span className="text-faint sm:text-right">
        <span className="block">
          <Instant at={new Date(rating.createdAt)} />
        </span>
        <span className="block text-xs">{t('ratedBy', { name: rating.ratedBy })}</span>
      </span>
    </li>
  )
}
