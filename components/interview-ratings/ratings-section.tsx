import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ScaleStrip } from '@/components/chart/scale-strip'
import type { FormAction } from '@/components/form/form-state'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { formatInstant } from '@/lib/i18n/format'
import type { RatingsRecord } from '@/lib/interview-ratings/queries'
import { type Spread, spreadsOf } from '@/lib/interview-ratings/rules'
import { HIGHEST_SCORE, LOWEST_SCORE, ratingScales } from '@/lib/interview-ratings/schema'
import { Anchors } from './anchors'
import { RateDialog } from './rate-dialog'

type RatingsSectionProps = {
  readonly interviewId: string
  readonly model: { readonly slug: string }
  readonly ratings: RatingsRecord
  /** Null for whoever may not rate it. */
  readonly rate: FormAction | null
}

/** How far readers trust an interview, each judged alone, and how far they lie apart. */
export async function RatingsSection({ interviewId, model, ratings, rate }: RatingsSectionProps) {
  const t = await getTranslations('rating')
  const own = ratings.byRater.find(({ isOwn }) => isOwn)?.newest ?? null
  return (
    <Section
      id="ratings"
      title={t('title')}
      lead={t('lead')}
      actions={rate && <RateDialog interviewId={interviewId} own={own} rate={rate} />}
    >
      <Judged ratings={ratings} />
      <p data-screen-only className="mt-3">
        <a className="link" href={`/interviews/agreement?model=${model.slug}`}>
          {t('toAgreement')}
        </a>
      </p>
    </Section>
  )
}

async function Judged({ ratings }: Pick<RatingsSectionProps, 'ratings'>) {
  const t = await getTranslations('rating')
  if (ratings.isBlind) return <p className="prose text-soft">{t('blind', { raters: ratings.raters })}</p>
  if (ratings.raters === 0) return <p className="prose text-soft">{t('none')}</p>
  const spreads = spreadsOf(ratings.byRater.map(({ newest }) => newest))
  return (
    <div className="grid gap-5">
      {ratings.raters === 1 ? (
        <p className="prose text-soft">{t('tooFew')}</p>
      ) : (
        <>
          <SpreadPoint raters={ratings.raters} spreads={spreads} />
          <dl className="grid gap-x-10 gap-y-7 sm:grid-cols-2">
            {spreads.map((spread) => (
              <ScaleSpread key={spread.scale} spread={spread} />
            ))}
          </dl>
        </>
      )}
      <ul className="border-t border-line">
        {ratings.byRater.map((one) => (
          <RaterLine key={one.rater.id} one={one} />
        ))}
      </ul>
    </div>
  )
}

/** Where the readers lie furthest apart, in one sentence. */
async function SpreadPoint({ raters, spreads }: { readonly raters: number; readonly spreads: readonly Spread[] }) {
  const t = await getTranslations('rating')
  const [furthest] = spreads.toSorted((one, other) => distanceOf(other) - distanceOf(one))
  if (!furthest) return null
  const told = { raters, distance: distanceOf(furthest), scale: t(`scale_${furthest.scale}`) }
  return <p className="prose">{t('spreadPoint', told)}</p>
}

function distanceOf({ lowest, highest }: Spread): number {
  return highest - lowest
}

async function ScaleSpread({ spread }: { readonly spread: Spread }) {
  const t = await getTranslations('rating')
  const { scale, scores, median } = spread
  return (
    <div className="min-w-0">
      <dt className="text-sm font-medium">{t(`scale_${scale}`)}</dt>
      <dd className="text-xs text-faint">{t(`question_${scale}`)}</dd>
      <dd>
        <ScaleStrip least={LOWEST_SCORE} most={HIGHEST_SCORE} scores={scores} median={median} />
        <span className="sr-only">
          {scores.join(', ')}; {t('median', { value: median })}
        </span>
      </dd>
      <dd className="mt-6">
        <Anchors scale={scale} />
      </dd>
    </div>
  )
}

type RaterLineProps = { readonly one: RatingsRecord['byRater'][number] }

async function RaterLine({ one: { rater, isOwn, isInterviewer, newest, earlier } }: RaterLineProps) {
  const t = await getTranslations('rating')
  const marks = [...(isOwn ? [t('you')] : []), ...(isInterviewer ? [t('asked')] : [])]
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <h3 className="text-sm font-medium">
        {rater.name} {marks.length > 0 && <span className="font-normal text-faint">({marks.join(', ')})</span>}{' '}
        {newest.isDemo && <DemoMark />}
      </h3>
      <div className="min-w-0">
        <Given rating={newest} />
        {earlier.length > 0 && (
          <details className="mt-1">
            <summary className="text-xs text-soft">{t('earlier', { count: earlier.length })}</summary>
            <ul className="mt-1 grid gap-2 border-l border-line pl-3">
              {earlier.map((rating) => (
                <li key={rating.id}>
                  <Given rating={rating} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

type GivenProps = { readonly rating: RaterLineProps['one']['newest'] }

/** One rating in words and figures. */
async function Given({ rating }: GivenProps) {
  const [t, locale, timeZone] = [await getTranslations('rating'), await getLocale(), await getTimeZone()]
  return (
    <>
      <ul className="tabular flex flex-wrap gap-x-5 gap-y-0.5">
        {ratingScales.map((scale) => (
          <li key={scale}>
            <span className="text-faint">{t(`scale_${scale}`)}</span> {rating[scale]}
          </li>
        ))}
      </ul>
      {rating.note && <p className="prose whitespace-pre-line text-soft">{rating.note}</p>}
      <p className="text-xs text-faint">{formatInstant(locale, rating.createdAt, timeZone)}</p>
    </>
  )
}
