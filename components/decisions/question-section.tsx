import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { DecisionRecord } from '@/lib/decision-records/queries'

/** What was asked, as it was worded when it was decided; the model's own words stand where they can be opened. */
export async function QuestionSection({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const { statement, preference, inputs, strength } = decision
  const { label, counts } = inputs.robustness
  return (
    <Section id="question" title={t('question')} lead={t('questionLead')}>
      <p className="prose text-base whitespace-pre-line">{statement}</p>
      <p className="mt-2 flex flex-wrap gap-x-4 text-soft">
        <span>{t('strengthOf', { strength })}</span>
        <span>{t(`robustness_${label}`, { probed: counts.probed ?? 0 })}</span>
        <a className="link" href={`/preferences/${preference.id}#words`}>
          {t('openWords')}
        </a>
      </p>
    </Section>
  )
}
