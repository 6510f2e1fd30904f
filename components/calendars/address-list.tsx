import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
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
  const [t, common] = [await getTranslations('calendar'), await getTranslations('common')]
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={t('end')}
      title={t('endTitle', { name: address.name })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('endWhat')}</p>
      <OperationForm
        action={end}
        draftKey={`calendar.endAddress:${address.id}`}
        labels={await formLabels()}
        submitLabel={t('end')}
        doneMessage={t('endDone')}
        version={address.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={address.id} />
      </OperationForm>
    </DialogButton>
  )
}
