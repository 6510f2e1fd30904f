import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { formatDate, isoDateIn } from '@/lib/i18n/format'
import type { AsOf } from '@/lib/snapshots/schema'
import { DayForm } from './day-form'
import { ReconstructedMark } from './reconstructed-mark'

type AsOfNoticeProps = {
  readonly asOf: AsOf
  readonly slug: string
  /** When the model was put on record here, ISO 8601. */
  readonly createdAt: string
  readonly today: string
}

/** Says which day the page is about and how it is known, what cannot be told, and leads to other days. */
export async function AsOfNotice({ asOf, slug, createdAt, today }: AsOfNoticeProps) {
  const [t, locale, timeZone] = [await getTranslations('snapshot'), await getLocale(), await getTimeZone()]
  const recordedOn = formatDate(locale, isoDateIn(new Date(createdAt), timeZone))
  return (
    <section aria-labelledby="as-of-title" className="mb-6 rounded-md border border-line bg-sunk px-4 py-3.5">
      <div className="flex gap-3">
        <Icon name="clock" className="mt-1 shrink-0 text-soft" />
        <div className="min-w-0 grow">
          <h2 id="as-of-title" className="text-base">
            {t('title', { date: formatDate(locale, asOf.day) })}
          </h2>
          <p className="prose mt-1 text-soft">
            {asOf.isReconstructed ? t('reconstructed', { date: recordedOn }) : t('recorded')}
          </p>
          {asOf.reconstructed.length > 0 && (
            <p className="prose mt-1 text-soft">
              <ReconstructedMark /> {t('marked')}
            </p>
          )}
          <Gaps gaps={asOf.gaps} />
        </div>
      </div>
      <div data-screen-only className="mt-3.5 border-t border-line pt-3.5">
        <Days slug={slug} today={today} {...asOf} />
      </div>
    </section>
  )
}

async function Gaps({ gaps }: Pick<AsOf, 'gaps'>) {
  if (gaps.length === 0) return null
  const t = await getTranslations('snapshot')
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-sm py-0.5 text-soft hover:text-ink">{t('gaps')}</summary>
      <ul className="prose mt-1 list-disc pl-5 text-soft">
        {gaps.map((gap) => (
          <li key={gap}>{t(`gap_${gap}`)}</li>
        ))}
      </ul>
    </details>
  )
}

type DaysProps = Pick<AsOf, 'day' | 'previous' | 'next'> & { readonly slug: string; readonly today: string }

async function Days({ slug, day, previous, next, today }: DaysProps) {
  const [t, locale] = [await getTranslations('snapshot'), await getLocale()]
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <DayForm slug={slug} day={day} today={today} />
      <nav aria-label={t('travel')} className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {previous && (
          <a className="link inline-flex items-center gap-1.5" href={`/models/${slug}?asOf=${previous}`}>
            <Icon name="arrowLeft" />
            {t('previous', { date: formatDate(locale, previous) })}
          </a>
        )}
        {next && (
          <a className="link inline-flex items-center gap-1.5" href={`/models/${slug}?asOf=${next}`}>
            {t('next', { date: formatDate(locale, next) })}
            <Icon name="arrowRight" />
          </a>
        )}
        <a className="link" href={`/models/${slug}`}>
          {t('today')}
        </a>
      </nav>
    </div>
  )
}
