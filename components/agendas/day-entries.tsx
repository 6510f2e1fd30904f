import { getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import type { AgendaDate, AgendaDay, AgendaOwed } from '@/lib/agendas/queries'

/** What falls on one day: what is due, then the dates of models. Each leads to its own page. */
export function DayEntries({ day }: { readonly day: Pick<AgendaDay, 'owed' | 'dates'> }) {
  return (
    <ul className="month-entries">
      {day.owed.map((owed) => (
        <OwedEntry key={owed.id} owed={owed} />
      ))}
      {day.dates.map((date) => (
        <DateEntry key={`${date.kind}${date.slug}`} date={date} />
      ))}
    </ul>
  )
}

async function OwedEntry({ owed }: { readonly owed: AgendaOwed }) {
  const t = await getTranslations('agenda')
  return (
    <li data-row className={`tone-${owed.band} month-entry`}>
      <a href={owed.place} data-row-link title={`${owed.title} · ${owed.model.displayName}`}>
        {owed.band === 'overdue' && <span className="font-medium text-overdue">{t('overdue')} </span>}
        {owed.isMine && <span className="font-medium text-accent">{t('yours')} </span>}
        <Demo isDemo={owed.isDemo} />
        {owed.title} <span className="text-faint">{owed.model.displayName}</span>
      </a>
    </li>
  )
}

const tones = { retirement: 'retired', floor: 'retired', deprecation: 'deprecated' } as const

async function DateEntry({ date }: { readonly date: AgendaDate }) {
  const t = await getTranslations('agenda')
  const text = t(`date_${date.kind}`, { name: date.displayName })
  return (
    <li data-row data-kind={date.kind} className={`tone-${tones[date.kind]} month-entry`}>
      <a href={`/models/${date.slug}`} data-row-link title={text}>
        <Demo isDemo={date.isDemo} />
        {text}
      </a>
    </li>
  )
}

/** Before the words, because they are cut short where there is no room for all of them. */
function Demo({ isDemo }: { readonly isDemo: boolean }) {
  if (!isDemo) return null
  return (
    <>
      <DemoMark />{' '}
    </>
  )
}
