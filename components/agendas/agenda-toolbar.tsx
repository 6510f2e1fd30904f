import { getFormatter, getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '@/components/ui/icon'
import { agendaHref, monthAfter, monthOf } from '@/lib/agendas/rules'
import { type AgendaParams, agendaShows } from '@/lib/agendas/schema'

type AgendaToolbarProps = { readonly params: AgendaParams; readonly today: string }

/** Which month it is, the way to its neighbours and to today, and what is shown. Every choice is an address. */
export async function AgendaToolbar({ params, today }: AgendaToolbarProps) {
  const [t, format] = [await getTranslations('agenda'), await getFormatter()]
  const name = format.dateTime(new Date(`${params.month}-01`), { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="tabular min-w-44 text-lg">{name}</h2>
        <nav aria-label={t('title')} data-screen-only className="flex items-center gap-1.5">
          <Turn params={params} months={-1} icon="arrowLeft" label={t('previous')} rel="prev" />
          <Turn params={params} months={1} icon="arrowRight" label={t('next')} rel="next" />
          <a
            href={agendaHref({ ...params, month: monthOf(today) })}
            data-keep-scroll
            className="inline-flex min-h-8 items-center rounded-md border border-rule bg-raised px-2.5 hover:bg-hover"
          >
            {t('thisMonth')}
          </a>
        </nav>
      </div>
      <ShowChoice params={params} />
    </div>
  )
}

type TurnProps = {
  readonly params: AgendaParams
  readonly months: number
  readonly icon: IconName
  readonly label: string
  readonly rel: string
}

function Turn({ params, months, icon, label, rel }: TurnProps) {
  const month = monthAfter(params.month, months)
  if (month === null) return null
  return (
    <a
      href={agendaHref({ ...params, month })}
      rel={rel}
      data-keep-scroll
      aria-label={label}
      title={label}
      className="inline-flex size-8 items-center justify-center rounded-md border border-rule bg-raised hover:bg-hover"
    >
      <Icon name={icon} size={14} />
    </a>
  )
}

async function ShowChoice({ params }: { readonly params: AgendaParams }) {
  const t = await getTranslations('agenda')
  return (
    <ul aria-label={t('show')} data-screen-only className="flex flex-wrap rounded-md border border-rule p-0.5">
      {agendaShows.map((show) => (
        <li key={show}>
          <a
            href={agendaHref({ ...params, show })}
            data-keep-scroll
            {...(show === params.show ? { 'aria-current': 'true' as const } : {})}
            className="inline-flex min-h-7 items-center rounded-sm px-2.5 text-soft hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink"
          >
            {t(`show_${show}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
