import { getLocale, getTranslations } from 'next-intl/server'
import { type Shape, type Tone, ToneMark } from '@/components/ui/badge'
import { formatDate } from '@/lib/i18n/format'
import { type SlotMark, slotMark, summaryOf } from '@/lib/obligations/rules'
import type { ObligationState } from '@/lib/obligations/schema'

type Slot = {
  readonly id: string
  readonly slot: number
  readonly dueOn: string
  readonly state: ObligationState
  readonly evidenceCount: number
}

const looks = {
  kept: ['good', 'tick'],
  compromised: ['caution', 'half'],
  broken: ['bad', 'cross'],
  shown: ['accent', 'disc'],
  unrated: ['neutral', 'ring'],
  ahead: ['blank', 'dashes'],
  notApplicable: ['blank', 'seal'],
} as const satisfies Record<SlotMark, readonly [Tone, Shape]>

type SeriesPictureProps = {
  readonly slots: readonly Slot[]
  readonly today: string
  /** The slot whose page this is. */
  readonly currentId?: string
}

/** A series as one mark for each slot, in order, under a sentence that says what they show. Each leads to its record. */
export async function SeriesPicture({ slots, today, currentId }: SeriesPictureProps) {
  const [t, locale] = [await getTranslations('obligation'), await getLocale()]
  const marks = slots.map((slot) => ({ ...slot, mark: slotMark(slot, today) }))
  const kinds = [...new Set(marks.map(({ mark }) => mark))]
  return (
    <div className="grid gap-2">
      <p>{t('seriesSummary', summaryOf(slots))}</p>
      <ol className="-ml-1.5 flex flex-wrap">
        {marks.map(({ id, dueOn, mark }) => {
          const label = t('slotLabel', { date: formatDate(locale, dueOn), state: t(`mark_${mark}`) })
          const [tone, shape] = looks[mark]
          return (
            <li key={id}>
              <a
                href={`/obligations/${id}`}
                title={label}
                aria-label={label}
                {...(id === currentId ? { 'aria-current': 'page' as const } : {})}
                className="inline-flex size-7 items-center justify-center rounded-md hover:bg-hover aria-[current]:bg-wash aria-[current]:outline aria-[current]:outline-accent"
              >
                <ToneMark tone={tone} shape={shape} size={12} />
              </a>
            </li>
          )
        })}
      </ol>
      <ul aria-label={t('seriesLegend')} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {kinds.map((mark) => (
          <li key={mark} className="flex items-center gap-1.5">
            <ToneMark tone={looks[mark][0]} shape={looks[mark][1]} />
            {t(`mark_${mark}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
