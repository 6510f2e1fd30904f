import { getTranslations } from 'next-intl/server'
import { type HeatCell, type HeatLook, HeatMap, HeatSwatch } from '@/components/chart/heat-map'
import { Badge } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import type { ModelCoverageRow } from '@/lib/coverage/queries'
import { furthestOf, type TopicCount } from '@/lib/coverage/rules'
import type { CoverageLevel } from '@/lib/coverage/schema'
import { topics } from '@/lib/protocols/schema'

type CoverageMapProps = { readonly rows: readonly ModelCoverageRow[]; readonly fewInterviews: number }

const looks = {
  substantive: 'solid',
  passing: 'slanted',
  notProbed: 'dots',
  none: 'none',
} as const satisfies Record<CoverageLevel | 'none', HeatLook>

/** Models by topics: the pattern says how far the furthest interview went, the number how many went so far. */
export async function CoverageMap({ rows, fewInterviews }: CoverageMapProps) {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  const drawn = await Promise.all(
    rows.map(async (row) => ({
      key: row.model.slug,
      name: <ModelName row={row} fewInterviews={fewInterviews} />,
      cells: await cellsOf(row),
    })),
  )
  return (
    <div className="grid gap-3">
      <Legend />
      <HeatMap
        caption={t('tableCaption')}
        corner={t('model')}
        columns={topics.map((topic) => p(`topic_${topic}`))}
        rows={drawn}
      />
    </div>
  )
}

async function cellsOf(row: ModelCoverageRow): Promise<readonly HeatCell[]> {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  return row.topics.map((count) => {
    const furthest = furthestOf(count)
    const told = { model: row.model.displayName, topic: p(`topic_${count.topic}`) }
    if (furthest === 'none') return { look: 'none', figure: '–', label: t('cellNone', told) }
    const many = furthest === 'notProbed' ? 0 : count[furthest]
    return {
      look: looks[furthest],
      share: many / row.interviews,
      figure: `${many}/${row.interviews}`,
      label: t('cell', { ...told, ...figuresOf(count) }),
      href: `/interviews?model=${row.model.slug}`,
    }
  })
}

function figuresOf({ substantive, passing, notProbed }: TopicCount) {
  return { substantive, passing, notProbed }
}

type ModelNameProps = { readonly row: ModelCoverageRow; readonly fewInterviews: number }

/** The model with what warns of comparing it. */
async function ModelName({ row: { model, interviews, isFew, isDemo }, fewInterviews }: ModelNameProps) {
  const t = await getTranslations('coverage')
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span>
        <a href={`/models/${model.slug}`} className="hover:underline">
          {model.displayName}
        </a>{' '}
        {isDemo && <DemoMark />}
      </span>
      {isFew && (
        <span className="text-xs" title={t('fewWhat')}>
          <Badge tone="caution" shape="triangle">
            {interviews === 0 ? t('none') : t('few', { least: fewInterviews })}
          </Badge>
        </span>
      )}
    </span>
  )
}

async function Legend() {
  const t = await getTranslations('coverage')
  const entries = [
    { look: looks.substantive, word: t('level_substantive') },
    { look: looks.passing, word: t('level_passing') },
    { look: looks.notProbed, word: t('level_notProbed') },
    { look: looks.none, word: t('none') },
  ]
  return (
    <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-xs text-soft">
      <span>{t('legend')}</span>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {entries.map(({ look, word }) => (
          <li key={look} className="inline-flex items-center gap-2">
            {look === 'none' ? <span aria-hidden="true">–</span> : <HeatSwatch look={look} />}
            {word}
          </li>
        ))}
      </ul>
      <span className="text-faint">{t('legendNumber')}</span>
    </div>
  )
}
