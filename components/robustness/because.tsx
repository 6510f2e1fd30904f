import { getLocale, getTranslations } from 'next-intl/server'
import { type RobustnessFinding, robustnessRules } from '@/lib/robustness/rules'

/** The rule that gave the label, with the counts it looked at, and what the model answers where it always says the same. */
export async function Because({
  finding: { label, answer, counts, unvaried },
}: {
  readonly finding: RobustnessFinding
}) {
  const [t, locale] = [await getTranslations('theme'), await getLocale()]
  const parts = unvaried.map((part) => t(`part_${part}`))
  const told = { ...counts, unvaried: new Intl.ListFormat(locale).format(parts) }
  return (
    <p className="prose mt-1">
      {answer && <span className="font-medium">{t(`answer_${answer}`)} </span>}
      {t(`because_${label}`, told)} <span className="text-soft">{t('support', counts)}</span>
    </p>
  )
}

/** The rules in the order in which they are asked, for whoever wants to check one. */
export async function RobustnessRules() {
  const t = await getTranslations('theme')
  return (
    <details className="prose">
      <summary className="font-medium">{t('rules')}</summary>
      <p className="mt-2 text-soft">{t('rulesLead')}</p>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5">
        {robustnessRules.map((label) => (
          <li key={label}>
            <span className="font-medium">{t(`label_${label}`)}.</span> {t(`rule_${label}`)}
          </li>
        ))}
      </ol>
    </details>
  )
}
