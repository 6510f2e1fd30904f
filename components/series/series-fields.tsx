import { getLocale, getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { formatDate } from '@/lib/i18n/format'
import type { listPromises } from '@/lib/series/queries'
import { seriesLimits } from '@/lib/series/schema'

type SeriesFieldsProps = {
  readonly before: {
    readonly name: string
    readonly about: string
    readonly channelUrl: string
    readonly promiseId: string | null
  } | null
  /** What its slots can be. */
  readonly promises: Awaited<ReturnType<typeof listPromises>>
}

/** What a series says, of a new one and of one that is there. */
export async function SeriesFields({ before, promises }: SeriesFieldsProps) {
  const [t, o, locale] = [await getTranslations('series'), await getTranslations('obligation'), await getLocale()]
  const choices = promises.map(({ id, title, cadence, startsOn, lastOn, model }) => {
    const days = { from: formatDate(locale, startsOn, 'short'), until: formatDate(locale, lastOn, 'short') }
    const told = { model: model.displayName, title, cadence: o(`cadence_${cadence}`), ...days }
    return { value: id, label: t('promiseOption', told) }
  })
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('nameHint')} defaultValue={before?.name ?? ''} />
      <TextAreaField
        name="about"
        label={t('about')}
        hint={t('aboutHint')}
        rows={3}
        limit={seriesLimits.about}
        defaultValue={before?.about ?? ''}
        isOptional
      />
      <TextField
        name="channelUrl"
        type="url"
        label={t('channelUrl')}
        hint={t('channelUrlHint')}
        defaultValue={before?.channelUrl ?? ''}
        isOptional
      />
      <SelectField
        name="obligationSeriesId"
        label={t('promise')}
        hint={t('promiseHint')}
        options={choices}
        blankLabel={t('promiseNone')}
        defaultValue={before?.promiseId ?? ''}
        width="full"
        isOptional
      />
    </>
  )
}
