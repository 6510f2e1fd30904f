import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { RecurrenceFields } from '@/components/obligations/recurrence-fields'
import { obligationKinds, owedTos } from '@/lib/obligations/schema'

type FirstFieldsProps = { readonly models: readonly { readonly id: string; readonly displayName: string }[] }

/** What a commitment says once and for all: later versions cannot change it. */
export async function FirstFields({ models }: FirstFieldsProps) {
  const [t, o] = [await getTranslations('commitment'), await getTranslations('obligation')]
  return (
    <>
      <SelectField
        name="modelId"
        label={t('oneModel')}
        hint={t('oneModelHint')}
        options={models.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        blankLabel={t('oneModelNone')}
        isOptional
      />
      <SelectField
        name="kind"
        label={t('kindOf')}
        options={obligationKinds.map((value) => ({ value, label: o(`kind_${value}`) }))}
        defaultValue="other"
      />
      <SelectField
        name="owedTo"
        label={t('owedTo')}
        options={owedTos.map((value) => ({ value, label: o(`owedTo_${value}`) }))}
        defaultValue="model"
      />
      <RecurrenceFields />
    </>
  )
}
