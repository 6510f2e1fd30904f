import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { monthlyCosts } from '@/lib/availability/rules'
import { formatList, formatMoney } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import type { AsOf } from '@/lib/snapshots/schema'
import { AvailabilityList } from './availability-list'
import { AvailabilityPicture } from './availability-picture'
import { OpenDialog } from './window-dialogs'

export type AvailabilityActions = Readonly<Record<'open' | 'update' | 'end', FormAction>>

type AvailabilitySectionProps = {
  readonly model: ModelRecord
  readonly today: string
  /** Absent for whoever may not change it. */
  readonly actions: AvailabilityActions | null
  /** On the page of another day, which is `today` then. */
  readonly asOf?: AsOf
}

/** Where a model can or could be reached: drawn per surface, then told window by window. */
export async function AvailabilitySection({ model, today, actions, asOf }: AvailabilitySectionProps) {
  const [t, a, s] = await Promise.all([
    getTranslations('model'),
    getTranslations('availability'),
    getTranslations('snapshot'),
  ])
  const windows = model.availability
  return (
    <Section
      id="availability"
      title={t('availability')}
      lead={t('availabilityLead')}
      actions={actions && <OpenDialog model={model} open={actions.open} label={a('open')} />}
    >
      {windows.length === 0 ? (
        <p className="text-soft">{t('availabilityNone')}</p>
      ) : (
        <>
          <AvailabilityPicture
            windows={windows}
            today={today}
            releasedOn={model.releasedOn}
            todayLabel={asOf && s('thatDay')}
          />
          <Costs model={model} today={today} />
          <AvailabilityList model={model} today={today} actions={actions} {...(asOf ? { asOf } : {})} />
        </>
      )}
    </Section>
  )
}

async function Costs({ model, today }: Pick<AvailabilitySectionProps, 'model' | 'today'>) {
  const sums = monthlyCosts(model.availability, today)
  if (sums.length === 0) return null
  const [t, locale] = [await getTranslations('availability'), await getLocale()]
  const list = formatList(
    locale,
    sums.map((sum) => formatMoney(locale, sum)),
  )
  return (
    <p className="mb-3 text-soft">
      {t('costs', { list })} {model.availability.some(({ isCostDemo }) => isCostDemo) && <DemoMark />}
    </p>
  )
}
