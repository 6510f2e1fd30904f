import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { currencies } from '@/lib/money/schema'

type CostFieldsProps = {
  /** Of the record the form is about; ids differ from other forms of the page. */
  readonly id: string
  readonly name: 'costPerMonth' | 'cost'
}

/** An amount and its currency, both or neither. */
export async function CostFields({ id, name }: CostFieldsProps) {
  const [t, money] = [await getTranslations('preservation'), await getTranslations('availability')]
  return (
    <div className="grid items-end gap-6 sm:grid-cols-2">
      <TextField
        name={name}
        id={`${name}-${id}`}
        label={name === 'cost' ? t('drillCost') : money('costPerMonth')}
        hint={money('costPerMonthHint')}
        width="short"
        isOptional
      />
      <SelectField
        name="currency"
        id={`currency-${name}-${id}`}
        label={money('currency')}
        blankLabel={money('currencyNone')}
        options={currencies.map((currency) => ({ value: currency, label: currency }))}
        isOptional
      />
    </div>
  )
}
