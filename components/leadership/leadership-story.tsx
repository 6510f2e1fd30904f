import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { LeadershipFacts } from '@/lib/leadership/schema'
import { DotsSection } from './dots-section'
import { EquitySection } from './equity-section'
import { Headline } from './headline'
import { HonoredByBand, HonoredByTheme, HonoredOverTime } from './honored-section'
import { MoneySection } from './money-section'
import { OpenByAge } from './open-section'
import { OverridesSection } from './overrides-section'

type LeadershipStoryProps = {
  readonly facts: LeadershipFacts
  /** Some model has asked for something; without any there is nothing to show in any period. */
  readonly hasAny: boolean
}

/** The numbers, and then the pictures that tell why they are what they are. */
export async function LeadershipStory({ facts, hasAny }: LeadershipStoryProps) {
  const t = await getTranslations('leadership')
  if (!hasAny) {
    return (
      <>
        <EmptyState
          title={t('emptyTitle')}
          action={<ButtonLink href="/preferences">{t('openPreferences')}</ButtonLink>}
        >
          {t('emptyHint')}
        </EmptyState>
        <OverridesSection facts={facts} />
      </>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Headline facts={facts} />
      <HonoredOverTime facts={facts} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-2">
        <HonoredByBand facts={facts} />
        <OpenByAge facts={facts} />
        <HonoredByTheme facts={facts} />
        <MoneySection facts={facts} />
      </div>
      <DotsSection facts={facts} />
      <EquitySection facts={facts} />
      <OverridesSection facts={facts} />
      <Counting />
    </div>
  )
}

const definitions = ['honored', 'open', 'exceptions', 'unexplained', 'promises', 'money'] as const

async function Counting() {
  const t = await getTranslations('leadership')
  return (
    <Section id="counting" title={t('countedTitle')}>
      <ul className="prose grid gap-1 text-soft">
        {definitions.map((name) => (
          <li key={name}>{t(`counted_${name}`)}</li>
        ))}
      </ul>
    </Section>
  )
}
