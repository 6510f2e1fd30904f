import { getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { Instant } from '@/components/ui/time'
import type { AuditEventRow } from '@/lib/audit/queries'
import { calendarDate } from '@/lib/days'
import { OperationName } from './operation-name'

type HistoryProps = {
  readonly events: readonly AuditEventRow[]
  /** The record's page, if it can be shown as of a day. */
  readonly page?: string
}

/** The newest changes of one record, as the audit log tells them. */
export async function History({ events, page }: HistoryProps) {
  return (
    <ul className="border-t border-line">
      {events.map((event) => (
        <HistoryLine key={event.seq} event={event} {...(page ? { page } : {})} />
      ))}
    </ul>
  )
}

async function HistoryLine({ event, page }: { readonly event: AuditEventRow; readonly page?: string }) {
  const [t, s] = [await getTranslations('audit'), await getTranslations('snapshot')]
  const announcement = event.changes.find(({ name }) => name === 'announcement')?.after
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2.5">
      <span className="min-w-0">
        <OperationName operation={event.operation} />
        <span className="text-soft"> · {event.actor.name}</span>
        {event.reason && <span className="block text-soft">{t('reason', { reason: event.reason })}</span>}
        {announcement && (
          <span className="block">
            <ExternalLink href={announcement} label={t('announcement')} />
          </span>
        )}
      </span>
      <span className="text-faint sm:text-right">
        <Instant at={new Date(event.at)} />
        {page && (
          <a className="link block text-xs" data-screen-only href={`${page}?asOf=${calendarDate(new Date(event.at))}`}>
            {s('openEvent')}
          </a>
        )}
      </span>
    </li>
  )
}
