import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { CalendarDate } from '@/components/ui/time'
import { awaitsRating, daysLeft, isOpenState, isOverdue } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'

type DueDayProps = {
  readonly obligation: {
    readonly state: ObligationState
    readonly dueOn: string | null
    readonly isDueAtRetirement: boolean
    readonly evidenceCount: number
  }
  readonly today: string
  readonly style?: 'long' | 'short'
}

/** When it is due, and, while it is open, how much time is left or how far it is over. */
export async function DueDay({ obligation, today, style = 'short' }: DueDayProps) {
  const t = await getTranslations('obligation')
  const { state, dueOn, isDueAtRetirement } = obligation
  if (dueOn === null) return <span className="text-faint">{isDueAtRetirement ? t('atRetirement') : t('standing')}</span>
  const left = daysLeft(dueOn, today) ?? 0
  return (
    <span className={`inline-flex flex-wrap items-baseline gap-x-2 ${style === 'short' ? 'justify-end' : ''}`}>
      {isOverdue(obligation, today) ? (
        <Badge tone="overdue" shape="triangle">
          <span className="tabular">{t('daysOver', { days: -left })}</span>
        </Badge>
      ) : (
        isOpenState(state) && (
          <span className="text-xs text-faint">
            {awaitsRating(obligation, today) ? t('awaitsRating') : t('daysLeft', { days: left })}
          </span>
        )
      )}
      <span className={style === 'short' ? 'min-[700px]:min-w-[5.75rem] min-[700px]:text-right' : ''}>
        <CalendarDate date={dueOn} style={style} />
      </span>
    </span>
  )
}
