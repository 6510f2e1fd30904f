import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import type { CalendarAddress } from '@/lib/calendars/queries'
import { formatInstant } from '@/lib/i18n/format'

type AddressListProps = { readonly addresses: readonly CalendarAddress[]; readonly end: FormAction }

/** The calendar addresses a person has made, and the way to end each. */
export async function AddressList({ addresses, end }: AddressListProps) {
  const t = await getTranslations('calendar')
  if (addresses.length === 0) return <p className="text-soft">{t('none')}</p>
  return (
    <ul className="border-t border-line">
      {addresses.map((address) => (
        <AddressLine key={address.id} address={address} end={end} />
      ))}
    </ul>
  )
}

async function AddressLine({ address, end }: { address: CalendarAddress; end: FormAction }) {
  const [t, locale, timeZone] = [await getTranslations('calendar'), await getLocale(), await getTimeZone()]
  const moment = (at: string) => formatInstant(locale, at, timeZone, 'short')
  const used = address.lastUsedAt ? t('lastUsed', { at: moment(address.lastUsedAt) }) : t('neverUsed')
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-2.5">
      <span className="min-w-0">
        <span className="font-medium">{address.name}</span>
        <span className="block text-xs text-faint">
          {t('expires', { at: moment(address.expiresAt) })} · {used}
        </span>
      </span>
      <EndDialog address={address} end={end} />
    </li>
  )
}

async function EndDialog({ address, end }: { address: CalendarAddress; end: FormAction }) {
  const t = await getTranslations('calendar')
  return (
    <OperationDialog
      label={t('end')}
      title={t('endTitle', { name: address.name })}
      kind="quiet"
      size="small"
      what={t('endWhat')}
      action={end}
      draftKey={`calendar.endAddress:${address.id}`}
      doneMessage={t('endDone')}
      version={address.version}
      isFinal
      sent={{ id: address.id }}
    />
  )
}
