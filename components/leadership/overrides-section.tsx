import { getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { LeadershipFacts } from '@/lib/leadership/schema'

/** Every model that leadership let be retired although its checklist was not done. */
export async function OverridesSection({ facts: { overrides } }: { readonly facts: LeadershipFacts }) {
  const [t, r] = [await getTranslations('leadership'), await getTranslations('retirement')]
  return (
    <Section id="overrides" title={t('overridesTitle')} lead={t('overridesPoint', { count: overrides.rows.length })}>
      <ul className="grid">
        {overrides.rows.map(({ id, state, model, reason, proposedBy, confirmedBy, confirmedAt }) => (
          <li key={id} className="border-b border-line py-3">
            <p>
              <a href={`/models/${model.slug}`} className="link">
                {model.name}
              </a>{' '}
              {model.isDemo && <DemoMark />} <span className="text-soft">· {r(`override_${state}`)}</span>
            </p>
            <p className="prose">{reason}</p>
            <p className="text-xs text-faint">
              {t('overrideBy', { proposedBy, confirmedBy })} · <Instant at={new Date(confirmedAt)} style="short" />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
