import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { ActualCosts } from '@/lib/actual-costs/queries'
import { isMoney, isMonthly } from '@/lib/actual-costs/rules'
import { formatMoney } from '@/lib/i18n/format'
import { TakeBackDialog } from './cost-dialogs'

type CostRow = ActualCosts['costs'][number]

type CostLineProps = { readonly cost: CostRow; readonly version: number; readonly takeBack: FormAction }

/** One cost as it was recorded and what it comes to; one that was taken back stays, struck through. */
export async function CostLine({ cost, version, takeBack }: CostLineProps) {
  const t = await getTranslations('outcome')
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
      <span className="tabular">
        <CalendarDate date={cost.spentOn} />
      </span>
      <Told cost={cost} />
      <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 sm:justify-self-end">
        <Worth cost={cost} />
        {cost.canTakeBack && <TakeBackDialog cost={cost} version={version} takeBack={takeBack} />}
        {cost.isTakenBack && <span className="text-faint">{t('isTakenBack')}</span>}
      </span>
    </li>
  )
}

async function Told({ cost }: { readonly cost: CostRow }) {
  const t = await getTranslations('outcome')
  const { kind, note, sourceUrl, recordedBy, takesBackId, isDemo } = cost
  return (
    <span className="min-w-0">
      {takesBackId !== null && <span className="text-faint">{t('takesBack')}: </span>}
      {t(`costKind_${kind}`)} {isDemo && <DemoMark />}
      <Quantity cost={cost} />
      {note && <span className="prose block whitespace-pre-line text-soft">{note}</span>}
      <span className="block text-xs text-faint">
        {sourceUrl && (
          <>
            <ExternalLink href={sourceUrl} /> ·{' '}
          </>
        )}
        {recordedBy}
      </span>
    </span>
  )
}

/** What was used, and over how many months; of money spent once the amount beside it says all. */
async function Quantity({ cost: { kind, amount, minor, months, currency } }: { readonly cost: CostRow }) {
  if (kind === 'oneOffMoney') return null
  const [t, locale] = [await getTranslations('outcome'), await getLocale()]
  const size = amount.replace('-', '')
  const money = () => formatMoney(locale, { minor: (minor < 0n ? -minor : minor) / BigInt(months), currency })
  const hoursOrDays =
    kind === 'monthlyGpuHours' ? t('quantity_hours', { amount: size }) : t('quantity_days', { amount: size })
  const quantity = isMoney(kind) ? money() : hoursOrDays
  return (
    <span className="tabular block text-soft">
      {isMonthly(kind) ? t('overMonths', { quantity, months }) : quantity}
    </span>
  )
}

async function Worth({ cost: { minor, currency, isTakenBack } }: { readonly cost: CostRow }) {
  const locale = await getLocale()
  const text = formatMoney(locale, { minor: minor < 0n ? -minor : minor, currency })
  if (isTakenBack) return <s className="tabular text-faint">{text}</s>
  return <span className="tabular">{minor < 0n ? `−${text}` : text}</span>
}
