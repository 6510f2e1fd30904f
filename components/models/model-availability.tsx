import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import type { ModelRecord } from '@/lib/models/queries'

type Window = ModelRecord['availability'][number]

type ModelAvailabilityProps = { readonly windows: readonly Window[]; readonly today: string }

/** Where a model can or could be reached, per surface. Independent of its stage. */
export async function ModelAvailability({ windows, today }: ModelAvailabilityProps) {
  const t = await getTranslations('model')
  if (windows.length === 0) return <p className="text-soft">{t('availabilityNone')}</p>
  return (
    <ul className="border-t border-line">
      {windows.map((window) => (
        <li
          key={window.id}
          className="grid items-baseline gap-x-4 border-b border-line py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
        >
          <span className="font-medium">
            {window.surface} {window.isDemo && <DemoMark />}
          </span>
          <span className="min-w-0">
            {t(`mode_${window.mode}`)}
            <span className="block text-xs text-faint">
              {window.sourceUrl && <ExternalLink href={window.sourceUrl} label={window.sourceTitle} />}
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-x-3">
            <Span window={window} />
            {isOpen(window, today) && (
              <Badge tone="good" shape="disc">
                {t('now')}
              </Badge>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

async function Span({ window }: { window: Window }) {
  const t = await getTranslations('model')
  return (
    <span className="text-soft">
      {window.startsOn && (
        <>
          {t('from')} <CalendarDate date={window.startsOn} />
        </>
      )}
      {window.startsOn && window.endsOn && ' · '}
      {window.endsOn && (
        <>
          {t('until')} <CalendarDate date={window.endsOn} />
        </>
      )}
    </span>
  )
}

function isOpen(window: Window, today: string): boolean {
  const hasBegun = window.startsOn === null || window.startsOn <= today
  return hasBegun && (window.endsOn === null || window.endsOn > today) && window.mode !== 'none'
}
