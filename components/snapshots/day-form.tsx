import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { FIRST_DAY } from '@/lib/snapshots/schema'

type DayFormProps = {
  readonly slug: string
  /** The day that is shown. */
  readonly day: string
  readonly today: string
}

/** Leads to the page of another day: a plain form, so that it works before and without any script. */
export async function DayForm({ slug, day, today }: DayFormProps) {
  const t = await getTranslations('snapshot')
  return (
    <form method="get" action={`/models/${slug}`} aria-label={t('travel')} className="flex items-center gap-2">
      <label htmlFor="as-of" className="sr-only">
        {t('day')}
      </label>
      <input
        id="as-of"
        type="date"
        name="asOf"
        required
        min={FIRST_DAY}
        max={today}
        defaultValue={day}
        className="control max-w-40"
      />
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
