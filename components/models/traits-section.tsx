import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'

/** Why a model matters, in the words of its record. */
export async function TraitsSection({ traits }: { readonly traits: string }) {
  const t = await getTranslations('model')
  return (
    <Section id="traits" title={t('traits')}>
      <p className="prose whitespace-pre-line">{traits}</p>
    </Section>
  )
}
