import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/i18n/format'
import type { PreferenceRecord } from '@/lib/preferences/queries'

type WithdrawalSectionProps = { readonly preference: PreferenceRecord; readonly withdrawnOn: string }

/** What the model said when it took it back. */
export async function WithdrawalSection({ preference, withdrawnOn }: WithdrawalSectionProps) {
  const [t, locale] = [await getTranslations('preference'), await getLocale()]
  const { withdrawnWords, model, excerpts } = preference
  const lang = excerpts[0]?.interview.language
  return (
    <Section
      id="withdrawal"
      title={t('withdrawal')}
      lead={t('withdrawalLead', { model: model.displayName, date: formatDate(locale, withdrawnOn) })}
    >
      {withdrawnWords === null ? (
        <p className="text-faint">{t('withdrawalHidden')}</p>
      ) : (
        <blockquote {...(lang ? { lang } : {})} className="voice border-l-2 border-rule pl-4 whitespace-pre-line">
          {withdrawnWords}
        </blockquote>
      )}
    </Section>
  )
}
