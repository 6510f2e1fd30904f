import { getTranslations } from 'next-intl/server'
import { MatrixTable } from '@/components/chart/matrix-table'
import { ObligationStateBadge } from '@/components/obligations/state-badge'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import { isOpenState } from '@/lib/obligations/rules'
import type { SeriesRecord } from '@/lib/series/queries'

type SlotsProps = { readonly series: SeriesRecord }

/** As many as are looked at; the others are a click away. */
const SHOWN = 26

/** The promised days with what became of each: those around today first, and all of them on demand. */
export async function SlotsSection({ series: { slots, slotList } }: SlotsProps) {
  const t = await getTranslations('series')
  if (slotList.length === 0) {
    return (
      <Section id="slots" title={t('slots')} lead={t('slotsNone')}>
        {null}
      </Section>
    )
  }
  const near = nearest(slotList)
  return (
    <Section id="slots" title={t('slots')} lead={t('slotsLead')}>
      <p className="prose mb-3">{t('slotsPoint', slots)}</p>
      <SlotTable slots={near} />
      {near.length < slotList.length && (
        <details className="mt-3">
          <summary className="text-soft">{t('openOnly', { all: slotList.length })}</summary>
          <div className="mt-2">
            <SlotTable slots={slotList} />
          </div>
        </details>
      )}
    </Section>
  )
}

type Slot = SeriesRecord['slotList'][number]

/** The first that is open, with what came before and after it. */
function nearest(all: readonly Slot[]): readonly Slot[] {
  const open = all.findIndex(({ state }) => isOpenState(state))
  const middle = open < 0 ? all.length : open
  const from = Math.max(0, Math.min(middle - SHOWN / 2, all.length - SHOWN))
  return all.slice(from, from + SHOWN)
}

async function SlotTable({ slots }: { readonly slots: readonly Slot[] }) {
  const t = await getTranslations('series')
  const heads = [t('slotColumn'), t('dueColumn'), t('stateColumn'), t('evidenceColumn')]
  return (
    <MatrixTable caption={t('slots')} heads={heads} width="min-w-[460px]">
      {slots.map((slot) => (
        <SlotRow key={slot.id} slot={slot} />
      ))}
    </MatrixTable>
  )
}

async function SlotRow({ slot: { id, slot, dueOn, state, evidenceCount, ...now } }: { readonly slot: Slot }) {
  const t = await getTranslations('series')
  return (
    <tr>
      <th scope="row">
        <a href={`/obligations/${id}`} className="link tabular">
          {t('slotNumber', { slot })}
        </a>
      </th>
      <td className="tabular">{dueOn && <CalendarDate date={dueOn} style="short" />}</td>
      <td>
        <span className="flex flex-wrap gap-x-3">
          {!(state === 'notYetDue' && (now.isOverdue || now.awaitsRating)) && <ObligationStateBadge state={state} />}
          {now.isOverdue && (
            <Badge tone="overdue" shape="triangle">
              {t('slotOverdue')}
            </Badge>
          )}
          {now.awaitsRating && (
            <Badge tone="soon" shape="half">
              {t('slotAwaits')}
            </Badge>
          )}
        </span>
      </td>
      <td className="text-soft">{t('slotEvidence', { count: evidenceCount })}</td>
    </tr>
  )
}
