import { getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { Instant } from '@/components/ui/time'
import type { AuditEventRow } from '@/lib/audit/queries'
import { OperationName } from './operation-name'

/** The newest changes of one record, as the audit log tells them. */
export async function History({ events }: { events: readonly AuditEventRow[] }) {
  return (
    <ul className="border-t border-line">
      {events.map((event) => (
        <HistoryLine key={event.seq} event={event} />
      ))}
    </ul>
  )
}

async function HistoryLine({ event }: { event: AuditEventRow }) {
  const t = await getTranslations('audit')
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
      <span className="text-faint">
        <Instant at={new Date(event.at)} />
      </span>
    </li>
  )
}
