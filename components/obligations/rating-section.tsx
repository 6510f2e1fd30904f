import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import { refusalText } from '@/lib/i18n/refusal-text'
import type { ObligationRecord } from '@/lib/obligations/queries'
import { ObligationStateBadge } from './state-badge'

/** Every rating, newest first, and what keeps the reader from adding one; one that lowers the one before it says so. */
export async function RatingSection({ obligation }: { readonly obligation: ObligationRecord }) {
  const [t, locale] = [await getTranslations('obligation'), await getLocale()]
  const { ratings, ratingHeldBack } = obligation
  return (
    <Section id="ratings" title={t('ratings')} lead={t('ratingsLead')}>
      {ratings.length === 0 ? (
        <p className="text-soft">{t('ratingsNone')}</p>
      ) : (
        <ol className="border-t border-line">
          {ratings.toReversed().map((rating) => (
            <RatingLine key={rating.id} rating={rating} />
          ))}
        </ol>
      )}
      {ratingHeldBack && <p className="prose mt-3">{refusalText(locale, ratingHeldBack)}</p>}
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
