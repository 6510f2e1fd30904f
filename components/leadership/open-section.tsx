import { getTranslations } from 'next-intl/server'
import { BarTable } from '@/components/chart/bar-table'
import { Section } from '@/components/ui/section'
import type { LeadershipFacts } from '@/lib/leadership/schema'
import { CountedLink } from './counted-link'

/** How long what nobody has decided has been waiting. */
export async function OpenByAge({ facts: { open } }: { readonly facts: LeadershipFacts }) {
  const t = await getTranslations('leadership')
  const most = Math.max(1, ...open.ages.map(({ counted }) => counted.count))
  const waiting = open.ages.find(({ age }) => age === 'longer')?.counted.count ?? 0
  return (
    <Section
      id="open"
      title={t('ageTitle')}
      lead={open.all.count === 0 ? t('ageNone') : t('agePoint', { all: open.all.count, waiting })}
    >
      <BarTable
        caption={t('ageTitle')}
        corner={t('age')}
        columns={[t('waiting')]}
        rows={open.ages.map(({ age, counted }) => ({
          key: age,
          name: t(`age_${age}`),
          share: counted.count / most,
          figures: [<CountedLink key={age} counted={counted} label={t(`age_${age}`)} />],
        }))}
      />
    </Section>
  )
}
