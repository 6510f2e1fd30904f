import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import type { PreferenceRow } from '@/lib/preferences/queries'
import { PreferenceStateBadge } from './state-badge'

type Asked = Pick<PreferenceRow, 'id' | 'title' | 'state' | 'strength' | 'isDemo'>

type AskedSectionProps = {
  readonly title: string
  readonly lead: ReactNode
  readonly preferences: readonly Asked[]
  readonly actions: ReactNode
}

/** What a model asked for, or asked for in one interview, with what became of each. */
export function AskedSection({ title, lead, preferences, actions }: AskedSectionProps) {
  return (
    <Section id="preferences" title={title} lead={lead} actions={actions}>
      <ul>
        {preferences.map((preference) => (
          <li key={preference.id} className="border-b border-line">
            <Line preference={preference} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Line({ preference: { id, title, state, strength, isDemo } }: { readonly preference: Asked }) {
  const t = await getTranslations('preference')
  return (
    <a href={`/preferences/${id}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 hover:bg-hover">
      <span className="min-w-0 grow font-medium">
        {title} {isDemo && <DemoMark />}
      </span>
      <span className="tabular text-faint">
        {t('strength')}: {t('strengthOf', { strength })}
      </span>
      <PreferenceStateBadge state={state} />
    </a>
  )
}
