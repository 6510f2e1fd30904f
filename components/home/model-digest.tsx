import { getTranslations } from 'next-intl/server'
import { Distance } from '@/components/models/life-line'
import { RetirementDate } from '@/components/models/retirement-date'
import { StageBadge } from '@/components/models/stage-badge'
import { Section } from '@/components/ui/section'
import { daysUntil } from '@/lib/calendar'
import type { ModelRow } from '@/lib/models/queries'
import { providerName } from '@/lib/models/rules'
import type { Page } from '@/lib/paging'

type ModelDigestProps = {
  readonly title: string
  readonly lead: string
  /** What an empty part says. */
  readonly none: string
  readonly page: Page<ModelRow>
  /** The list that shows exactly these rows, and the rest of them. */
  readonly href: string
  readonly now: Date
}

export async function ModelDigest({ title, lead, none, page, href, now }: ModelDigestProps) {
  const t = await getTranslations('home')
  const all = page.count > page.rows.length && (
    <a className="link" href={href}>
      {t('all', { count: String(page.count) })}
    </a>
  )
  if (page.rows.length === 0) {
    return (
      <Section title={title}>
        <p className="text-soft">{none}</p>
      </Section>
    )
  }
  return (
    <Section title={title} lead={lead} actions={all}>
      <ul className="border-t border-line">
        {page.rows.map((model) => (
          <DigestLine key={model.id} model={model} now={now} />
        ))}
      </ul>
    </Section>
  )
}

/** Time left in a word and a colour: calm, soon (30 days), past. */
function DigestLine({ model, now }: { model: ModelRow; now: Date }) {
  const days = model.retiresOn ? daysUntil(model.retiresOn, now) : null
  const isCalm = days === null || days > 30 || model.stage === 'retired' || model.isRetirementTentative
  const tone = isCalm ? 'text-soft' : days >= 0 ? 'text-soon font-medium' : 'text-overdue font-medium'
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_8.5rem_11rem_6.5rem]">
      <span className="min-w-0">
        <a className="font-medium hover:underline hover:underline-offset-4" href={`/models/${model.slug}`}>
          {model.displayName}
        </a>{' '}
        <span className="text-faint">{providerName(model.provider)}</span>
      </span>
      <StageBadge stage={model.stage} />
      <span className="tabular sm:text-right">
        <RetirementDate date={model.retiresOn} isTentative={model.isRetirementTentative} />
      </span>
      <span className={`tabular text-right ${tone}`}>{days !== null && <Distance days={days} />}</span>
    </li>
  )
}
