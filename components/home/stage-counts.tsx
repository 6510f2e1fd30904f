import { getFormatter, getTranslations } from 'next-intl/server'
import { StageBadge } from '@/components/models/stage-badge'
import type { StageCount } from '@/lib/model-counts/queries'
import { stages as order } from '@/lib/models/schema'

type StageCountsProps = { readonly stages: readonly StageCount[] }

/** How many models stand where; each line opens its list. */
export async function StageCounts({ stages }: StageCountsProps) {
  const [t, format] = [await getTranslations('home'), await getFormatter()]
  const total = stages.reduce((sum, { count }) => sum + count, 0)
  const shown = [...order, null].flatMap((stage) => stages.filter((entry) => entry.stage === stage))
  return (
    <aside aria-label={t('stages')} className="border-t border-line pt-5">
      <p className="mb-2 text-xs text-faint">{t('stages')}</p>
      <ul>
        {shown.map(({ stage, count, isEstimate }) => (
          <li key={stage ?? 'unrecorded'}>
            <a
              href={`/models?stage=${stage ?? 'unrecorded'}`}
              className="grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line hover:bg-hover"
            >
              <StageBadge stage={stage} />
              <span className="tabular">
                {isEstimate ? t('about', { count: format.number(count) }) : format.number(count)}
              </span>
              <span
                aria-hidden="true"
                className={`tone-${stage ?? 'blank'} col-span-2 h-0.5 bg-(--tone)`}
                style={{ width: `${(count / total) * 100}%` }}
              />
            </a>
          </li>
        ))}
      </ul>
    </aside>
  )
}
