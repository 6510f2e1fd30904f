import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { DecisionRow } from '@/lib/decisions/queries'
import type { DecisionOutcome } from '@/lib/decisions/schema'
import { wentOtherwise } from '@/lib/equity/rules'
import { OutcomeBadge } from './decision-badges'

type LikeDecisionsProps = { readonly like: readonly DecisionRow[]; readonly outcome: DecisionOutcome | null }

/** What holds about preferences of the same theme and scope of other models, and where that went otherwise. */
export async function LikeDecisions({ like, outcome }: LikeDecisionsProps) {
  const t = await getTranslations('decision')
  if (like.length === 0) return <p className="text-soft">{t('likeNone')}</p>
  return (
    <ul className="border-t border-line">
      {like.map((other) => (
        <li key={other.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-2">
          <a className="link" href={`/decisions/${other.id}`}>
            {other.title}
          </a>
          <span className="text-soft">{other.model.displayName}</span>
          <OutcomeBadge outcome={other.outcome} />
          {outcome && wentOtherwise(outcome, other.outcome) && (
            <Badge tone="caution" shape="triangle">
              {t('likeOtherwise')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  )
}
