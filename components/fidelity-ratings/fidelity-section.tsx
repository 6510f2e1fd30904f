import { getLocale, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { FidelityFound } from '@/lib/fidelity-ratings/queries'
import type { Fidelity } from '@/lib/fidelity-ratings/schema'
import { refusalText } from '@/lib/i18n/refusal-text'
import { RateFidelityDialog } from './rate-dialog'

type FidelitySectionProps = {
  readonly decision: { readonly id: string; readonly version: number }
  readonly fidelity: FidelityFound
  readonly record: FormAction
}

/** How close what was done comes to what was asked, newest first, and what keeps the reader from saying so now. */
export async function FidelitySection({ decision, fidelity, record }: FidelitySectionProps) {
  const [t, locale] = [await getTranslations('outcome'), await getLocale()]
  const { ratings, canRate, heldBack } = fidelity
  return (
    <Section
      id="fidelity"
      title={t('fidelity')}
      lead={t('fidelityLead')}
      actions={canRate && <RateFidelityDialog decision={decision} record={record} />}
    >
      {ratings.length === 0 ? (
        <p className="text-soft">{t('fidelityNone')}</p>
      ) : (
        <ol className="border-t border-line">
          {ratings.map((rating) => (
            <Line key={rating.id} rating={rating} />
          ))}
        </ol>
      )}
      {heldBack && <p className="prose mt-3">{refusalText(locale, heldBack)}</p>}
    </Section>
  )
}

const looks = {
  identical: ['good', 'tick'],
  equivalent: ['good', 'disc'],
  partial: ['info', 'half'],
  substitute: ['caution', 'ring'],
} as const satisfies Record<Fidelity, readonly [Tone, Shape]>

async function Line({ rating }: { readonly rating: FidelityFound['ratings'][number] }) {
  const t = await getTranslations('outcome')
  const { fidelity, reason, rater, createdAt, isDemo } = rating
  const [tone, shape] = looks[fidelity]
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0">
        <span className="flex flex-wrap gap-x-4">
          <Badge tone={tone} shape={shape}>
            {t(`fidelity_${fidelity}`)}
          </Badge>
          {isDemo && <DemoMark />}
        </span>
        <span className="prose block whitespace-pre-line text-soft">{reason}</span>
      </span>
      <span className="text-faint sm:text-right">
        <span className="block">
          <Instant at={new Date(createdAt)} />
        </span>
        <span className="block text-xs">{t('by', { by: rater })}</span>
      </span>
    </li>
  )
}
