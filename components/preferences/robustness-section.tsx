import { getTranslations } from 'next-intl/server'
import { ModelMatrix } from '@/components/robustness/model-matrix'
import { Section } from '@/components/ui/section'
import type { PreferenceRecord } from '@/lib/preferences/queries'

type RobustnessSectionProps = { readonly preference: PreferenceRecord }

/** How far what the model answered to the theme holds, with every room in which it was asked or not. */
export async function RobustnessSection({ preference: { robustness, theme, model } }: RobustnessSectionProps) {
  const t = await getTranslations('preference')
  return (
    <Section
      id="robustness"
      title={t('robustness')}
      lead={t('robustnessLead', { model: model.displayName, theme: theme.title })}
      actions={
        <a className="link" href={`/themes/${theme.slug}`}>
          {t('robustnessTheme')}
        </a>
      }
    >
      <ModelMatrix entry={robustness} />
    </Section>
  )
}
