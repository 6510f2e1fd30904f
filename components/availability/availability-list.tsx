import { getLocale, getTranslations } from 'next-intl/server'
import { ReconstructedMark } from '@/components/snapshots/reconstructed-mark'
import { Badge } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { WindowRow } from '@/lib/availability/queries'
import { isOpen } from '@/lib/availability/rules'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import { readAmount } from '@/lib/money/rules'
import type { AsOf } from '@/lib/snapshots/schema'
import type { AvailabilityActions } from './availability-section'
import { CorrectDialog, EndDialog } from './window-dialogs'

type AvailabilityListProps = {
  readonly model: ModelRecord
  readonly today: string
  readonly actions: AvailabilityActions | null
  readonly asOf?: AsOf
}

/** Every window with what was decided, what it costs and which source says so. */
export async function AvailabilityList({ model, today, actions, asOf }: AvailabilityListProps) {
  return (
    <ul className="border-t border-line">
      {model.availability.map((window) => (
        <li
          key={window.id}
          className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
        >
          <span className="font-medium break-words">
            {window.surface} {window.isDemo && <DemoMark />}
            {asOf?.reconstructed.includes(window.id) && <ReconstructedMark />}
          </span>
          <Told window={window} />
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:justify-self-end">
            <Standing window={window} today={today} isPast={asOf !== undefined} />
            {actions && <Buttons window={window} model={model} today={today} actions={actions} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

type WindowProps = { readonly window: WindowRow }

async function Told({ window }: WindowProps) {
  const [t, a, locale] = [await getTranslations('model'), await getTranslations('availability'), await getLocale()]
  const { committedUntil } = window
  return (
    <span className="min-w-0">
      {t(`mode_${window.mode}`)} <Span window={window} />
      {committedUntil && (
        <span className="block font-medium">{a('promised', { date: formatDate(locale, committedUntil) })}</span>
      )}
      {window.decision && <span className="prose block whitespace-pre-line text-soft">{window.decision}</span>}
      {window.note && <span className="block text-soft">{window.note}</span>}
      <Cost window={window} />
      {window.sourceUrl && (
        <span className="block text-xs text-faint">
          <ExternalLink href={window.sourceUrl} {...(window.sourceTitle ? { label: window.sourceTitle } : {})} />
        </span>
      )}
    </span>
  )
}

async function Cost({ window: { costPerMonth, currency, isCostDemo } }: WindowProps) {
  const amount = costPerMonth && currency ? readAmount(costPerMonth, currency) : null
  if (!amount) return null
  const [t, locale] = [await getTranslations('availability'), await getLocale()]
  return (
    <span className="tabular block text-soft">
      {t('costOf', { amount: formatMoney(locale, amount) })} {isCostDemo && <DemoMark />}
    </span>
  )
}

async function Span({ window }: WindowProps) {
  const t = await getTranslations('model')
  return (
    <span className="text-soft">
      {window.startsOn && (
        <>
          · {t('from')} <CalendarDate date={window.startsOn} />{' '}
        </>
      )}
      {window.endsOn && (
        <>
          · {t('until')} <CalendarDate date={window.endsOn} />
        </>
      )}
    </span>
  )
}

async function Standing({ window, today, isPast }: WindowProps & { readonly today: string; readonly isPast: boolean }) {
  const [t, s] = [await getTranslations('model'), await getTranslations('snapshot')]
  if (window.mode === 'none' || !isOpen(window, today)) return null
  return (
    <Badge tone="good" shape="disc">
      {isPast ? s('openThen') : t('now')}
    </Badge>
  )
}

type ButtonsProps = WindowProps & {
  readonly model: ModelRecord
  readonly today: string
  readonly actions: AvailabilityActions
}

/** Ending is offered while a window is not over: the rule refuses it afterwards. */
function Buttons({ window, model, today, actions }: ButtonsProps) {
  const isOver = window.endsOn !== null && window.endsOn <= today
  return (
    <span className="flex gap-1 max-sm:first:-ml-2.5">
      {!isOver && <EndDialog window={window} model={model} end={actions.end} />}
      <CorrectDialog window={window} model={model} update={actions.update} />
    </span>
  )
}
