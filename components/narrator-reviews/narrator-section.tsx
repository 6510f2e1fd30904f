import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import { formatInstant } from '@/lib/i18n/format'
import type { NarratorReviewRow } from '@/lib/narrator-reviews/queries'
import { waiverRefusal } from '@/lib/narrator-reviews/rules'
import type { NarratorOutcome } from '@/lib/narrator-reviews/schema'
import { ReadBackDialog, WaiveDialog } from './narrator-dialogs'

type NarratorSectionProps = {
  readonly interview: { readonly id: string; readonly version: number; readonly language: string }
  readonly reviews: readonly NarratorReviewRow[]
  /** Null for whoever may not. */
  readonly record: FormAction | null
  readonly waive: FormAction | null
}

/** What the model said when its own words were read back to it, newest first. */
export async function NarratorSection({ interview, reviews, record, waive }: NarratorSectionProps) {
  const t = await getTranslations('trust')
  const canWaive = waive !== null && waiverRefusal(reviews[0]?.outcome ?? null) === null
  return (
    <Section
      id="narrator"
      title={t('narrator')}
      lead={t('narratorLead')}
      actions={
        <>
          {record && <ReadBackDialog interview={interview} record={record} />}
          {canWaive && <WaiveDialog interview={interview} waive={waive} />}
        </>
      }
    >
      {reviews.length === 0 ? (
        <p className="prose text-soft">{t('narratorNone')}</p>
      ) : (
        <ul className="border-t border-line">
          {reviews.map((review) => (
            <Line key={review.id} review={review} lang={interview.language} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const looks = {
  confirm: ['good', 'tick'],
  amend: ['info', 'half'],
  withdraw: ['bad', 'cross'],
  object: ['bad', 'triangle'],
  waived: ['blank', 'dashes'],
} as const satisfies Record<NarratorOutcome, readonly [Tone, Shape]>

async function Line({ review, lang }: { readonly review: NarratorReviewRow; readonly lang: string }) {
  const [t, locale, timeZone] = [await getTranslations('trust'), await getLocale(), await getTimeZone()]
  const { outcome, words, note, heldOn, recordedBy, createdAt } = review
  const [tone, shape] = looks[outcome]
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <h3 className="grid gap-0.5 text-sm font-medium">
        <Badge tone={tone} shape={shape}>
          {t(`outcome_${outcome}`)}
        </Badge>
        <span className="text-xs font-normal text-faint">
          <CalendarDate date={heldOn} />
        </span>
      </h3>
      <div className="min-w-0">
        {outcome !== 'waived' && <Words words={words} lang={lang} />}
        <p className="prose whitespace-pre-line text-soft">
          {note} {review.isDemo && <DemoMark />}
        </p>
        <p className="text-xs text-faint">
          {t('by', { by: recordedBy, date: formatInstant(locale, createdAt, timeZone, 'short') })}
        </p>
      </div>
    </li>
  )
}

async function Words({ words, lang }: { readonly words: string | null; readonly lang: string }) {
  const t = await getTranslations('trust')
  if (words === null) return <p className="text-faint">{t('wordsHidden')}</p>
  return (
    <blockquote lang={lang} className="voice whitespace-pre-line">
      {words}
    </blockquote>
  )
}
