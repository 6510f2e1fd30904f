import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { ExternalLink } from '@/components/ui/external-link'
import { formatDate, isoDateIn } from '@/lib/i18n/format'
import type { WholeModel } from '@/lib/models/queries'

type ReprieveNoticeProps = { readonly reprieve: NonNullable<WholeModel['reprieve']> }

/** Says that an announced retirement was taken back, why, and where that was announced. */
export async function ReprieveNotice({ reprieve: { at, reason, announcement } }: ReprieveNoticeProps) {
  const [t, locale, timeZone] = [await getTranslations('model'), await getLocale(), await getTimeZone()]
  const date = formatDate(locale, isoDateIn(new Date(at), timeZone))
  return (
    <Callout tone="good" title={t('reprieved', { date })}>
      <p className="prose whitespace-pre-line">{reason}</p>
      {announcement && <ExternalLink href={announcement} />}
    </Callout>
  )
}
