import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { PreferenceRecord } from '@/lib/preferences/queries'

type StatementSectionProps = { readonly preference: PreferenceRecord }

/** What was asked for, in words of the office, and what the model would give for it. */
export async function StatementSection({ preference: { statement, tradedAgainst } }: StatementSectionProps) {
  const t = await getTranslations('preference')
  return (
    <Section id="statement" title={t('statementTitle')} lead={t('statementLead')}>
      <p className="prose text-base whitespace-pre-line">{statement}</p>
      <h3 className="mt-5 text-sm font-medium">{t('tradedAgainst')}</h3>
      <p className={`prose whitespace-pre-line ${tradedAgainst ? '' : 'text-soft'}`}>
        {tradedAgainst || t('tradedAgainstNone')}
      </p>
    </Section>
  )
}
