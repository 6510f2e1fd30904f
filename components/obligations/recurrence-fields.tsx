import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { DateField } from '@/components/form/text-field'
import { cadences } from '@/lib/obligations/schema'

/** How often, and between which days. */
export async function RecurrenceFields() {
  const t = await getTranslations('obligation')
  return (
    <>
      <SelectField
        name="cadence"
        label={t('cadence')}
        options={cadences.map((value) => ({ value, label: t(`cadence_${value}`) }))}
        blankLabel={t('cadenceNone')}
        isOptional
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <DateField name="startsOn" label={t('startsOn')} hint={t('startsOnHint')} isOptional />
        <DateField name="endsOn" label={t('endsOn')} hint={t('endsOnHint')} isOptional />
      </div>
    </>
  )
}
