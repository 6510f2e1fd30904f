import type { Metadata } from 'next'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { AgendaToolbar } from '@/components/agendas/agenda-toolbar'
import { DayEntries } from '@/components/agendas/day-entries'
import { MonthGrid } from '@/components/agendas/month-grid'
import { SubscribeDialog } from '@/components/calendars/subscribe-dialog'
import { BoardViews } from '@/components/clocks/board-views'
import { RowKeys } from '@/components/data-table/row-keys'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/section'
import { listAgenda } from '@/lib/agendas/queries'
import { agendaHref, agendaOf, daysOf } from '@/lib/agendas/rules'
import { type AgendaParams, DAY_LIMIT } from '@/lib/agendas/schema'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { formatDate, isoDateIn } from '@/lib/i18n/format'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('title') }
}

/** Entries of each kind that a day of the month shows; the day's own page has the rest. */
const SHOWN = 3

/** A month of what is due and of the dates of models, or all of one day. */
export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const context = await authorize('obligation.read', 'model.read')
  const today = isoDateIn(context.now, await getTimeZone())
  const params = agendaOf(await searchParams, today)
  return params.day === null ? (
    <Month {...{ context, params, today }} />
  ) : (
    <Day {...{ context, params, today, day: params.day }} />
  )
}

type PartProps = {
  readonly context: Context<'obligation.read' | 'model.read'>
  readonly params: AgendaParams
  readonly today: string
}

async function Month({ context, params, today }: PartProps) {
  const [t, locale] = [await getTranslations('agenda'), await getLocale()]
  const asked = daysOf(params.month, locale === 'ja' ? 0 : 1)
  const [from = today, until = today] = [asked[0], asked.at(-1)]
  const days = await listAgenda(context, { from, until, show: params.show, today, limit: SHOWN })
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<SubscribeDialog create={submitOperation.bind(null, 'calendar.createAddress')} place="dates" />}
        tabs={<BoardViews current="calendar" />}
      />
      <AgendaToolbar params={params} today={today} />
      <MonthGrid params={params} days={days} today={today} />
    </>
  )
}

async function Day({ context, params, today, day }: PartProps & { readonly day: string }) {
  const [t, locale] = [await getTranslations('agenda'), await getLocale()]
  const [found] = await listAgenda(context, { from: day, until: day, show: params.show, today, limit: DAY_LIMIT })
  const { owed = [], dates = [] } = found ?? {}
  return (
    <>
      <PageHeader
        title={formatDate(locale, day)}
        breadcrumb={[{ label: t('title'), href: agendaHref({ ...params, day: null }) }]}
      />
      <div id="day" className="grid gap-8">
        {params.show !== 'dates' && (
          <Section
            id="owed"
            title={t('owedOn')}
            actions={
              <a className="link" href={`/?on=${day}`}>
                {t('onBoard')}
              </a>
            }
          >
            {owed.length > 0 ? <DayEntries day={{ owed, dates: [] }} /> : <p className="text-soft">{t('dayNone')}</p>}
          </Section>
        )}
        {dates.length > 0 && (
          <Section id="dates" title={t('datesOn')}>
            <DayEntries day={{ owed: [], dates }} />
          </Section>
        )}
        <RowKeys tableId="day" />
      </div>
    </>
  )
}
