import { getTranslations } from 'next-intl/server'
import { FactTable } from '@/components/ui/facts'
import { type PolicyValues, policySubjects, type ThresholdName, thresholdsAbout } from '@/lib/policies/schema'
import { thresholdTexts } from './threshold-text'

/** Every threshold with its value and what it decides, by what it is about. */
export async function PolicyTable({ values }: { readonly values: PolicyValues }) {
  const [t, texts] = [await getTranslations('policy'), await thresholdTexts()]
  const factOf = (name: ThresholdName) => ({
    term: t(`threshold_${name}`),
    detail: <span className="tabular font-medium">{texts.value(name, values[name])}</span>,
    note: t(`thresholdHint_${name}`),
  })
  return (
    <div className="grid gap-6">
      {policySubjects.map((subject) => (
        <div key={subject}>
          <h3 className="mb-2 text-sm font-medium text-soft">{t(`subject_${subject}`)}</h3>
          <FactTable facts={thresholdsAbout(subject).map(factOf)} />
        </div>
      ))}
    </div>
  )
}
