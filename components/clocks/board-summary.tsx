import { getFormatter, getTranslations } from 'next-intl/server'
import type { DueCounts } from '@/lib/clocks/queries'
import type { ClockParams } from '@/lib/clocks/rules'
import { withDue } from '@/lib/clocks/rules'
import { clockList, type Due } from '@/lib/clocks/schema'
import type { Count } from '@/lib/counting'
import { listHref } from '@/lib/list-params'

type BoardSummaryProps = { readonly params: ClockParams; readonly counts: DueCounts }

const ahead = ['week', 'month', 'quarter', 'later'] as const

const tones = { overdue: 'text-overdue', week: 'text-soon' } as const satisfies Partial<Record<Due, string>>

/** Neither overdue nor coming: said in smaller letters at the end. */
const aside = ['unrated', 'undated'] as const

/** How much is due in which time, within the other filters; each part opens exactly those rows. */
export async function BoardSummary({ params, counts }: BoardSummaryProps) {
  const t = await getTranslations('clock')
  // A longer span that holds nothing more says nothing more.
  const shown = ahead.filter((due, at) => {
    const shorter = due === 'later' ? undefined : ahead[at - 1]
    return counts[due].count > (shorter ? counts[shorter].count : 0)
  })
  return (
    <ul aria-label={t('due')} className="mb-4 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-base">
      {counts.overdue.count === 0 ? (
        <li className="text-soft">{t('sum_none')}</li>
      ) : (
        <SummaryPart params={params} due="overdue" count={counts.overdue} />
      )}
      {shown.map((due) => (
        <SummaryPart key={due} params={params} due={due} count={counts[due]} />
      ))}
      {aside
        .filter((due) => counts[due].count > 0)
        .map((due) => (
          <SummaryPart key={due} params={params} due={due} count={counts[due]} />
        ))}
    </ul>
  )
}

type SummaryPartProps = { readonly params: ClockParams; readonly due: Due; readonly count: Count }

async function SummaryPart({ params, due, count }: SummaryPartProps) {
  const [t, home, format] = await Promise.all([getTranslations('clock'), getTranslations('home'), getFormatter()])
  const number = format.number(count.count)
  const n = count.isEstimate ? home('about', { count: number }) : number
  const { due: chosen = [] } = params.filters
  const isChosen = chosen.length === 1 && chosen[0] === due
  return (
    <li className={aside.some((one) => one === due) ? 'text-sm' : ''}>
      <a
        href={`/${listHref(clockList, withDue(params, due))}`}
        data-keep-scroll
        {...(isChosen ? { 'aria-current': 'true' as const } : {})}
        className={`tabular underline decoration-rule underline-offset-4 hover:decoration-current aria-[current]:font-medium ${due === 'overdue' || due === 'week' ? tones[due] : ''}`}
      >
        {t(`sum_${due}`, { n, count: count.count })}
      </a>
    </li>
  )
}
