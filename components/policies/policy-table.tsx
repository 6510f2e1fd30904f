import { getTranslations } from 'next-intl/server'
import { FactTable } from '@/components/ui/facts'
import { type PolicyValues, thresholdNames, thresholdOf } from '@/lib/policies/schema'

/** Every threshold with its value and what it decides. */
export async function PolicyTable({ values }: { readonly values: PolicyValues }) {
  const t = await getTranslations('policy')
  const facts = thresholdNames.map((name) => ({
    term: t(`threshold_${name}`),
    detail: <span className="tabular font-medium">{t(`unit_${thresholdOf(name).unit}`, { value: values[name] })}</span>,
    note: t(`thresholdHint_${name}`),
  }))
  return <FactTable facts={facts} />
}
