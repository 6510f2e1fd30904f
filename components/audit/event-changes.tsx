import { getTranslations } from 'next-intl/server'
import type { AuditEventRow } from '@/lib/audit/queries'
import { ChangedField, ChangedValue } from './changed-value'

type EventProps = { readonly event: AuditEventRow }

/** Opens the changes of an event, which stand across the whole width below its row. */
export async function ChangesSwitch({ event }: EventProps) {
  const t = await getTranslations('audit')
  if (!hasDetail(event)) return null
  return (
    <details>
      <summary className="w-fit rounded-sm py-0.5 text-soft hover:text-ink">
        {event.changes.length > 0 ? t('fields', { count: event.changes.length }) : t('reasonOnly')}
      </summary>
    </details>
  )
}

/** The changed fields with what they said before and say now, and the reason that was given. */
export async function EventChanges({ event }: EventProps) {
  const t = await getTranslations('audit')
  const recordType = event.record.type
  return (
    <dl className="grid max-w-4xl gap-y-2 pt-1 pb-4 break-words">
      {event.changes.map(({ name, before, after }) => (
        <div key={name} className="grid gap-x-6 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="text-faint">
            <ChangedField recordType={recordType} name={name} />
          </dt>
          <dd className="min-w-0">
            {before && (
              <del className="block text-faint">
                <ChangedValue recordType={recordType} name={name} text={before} />
              </del>
            )}
            <ChangedValue recordType={recordType} name={name} text={after} />
          </dd>
        </div>
      ))}
      {event.reason && (
        <div className="grid gap-x-6 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="text-faint">{t('reasonGiven')}</dt>
          <dd className="prose">{event.reason}</dd>
        </div>
      )}
      {event.policyVersion !== null && (
        <div className="text-faint">{t('policyVersion', { version: event.policyVersion })}</div>
      )}
    </dl>
  )
}

export function hasDetail(event: AuditEventRow): boolean {
  return event.changes.length > 0 || event.reason !== null
}
