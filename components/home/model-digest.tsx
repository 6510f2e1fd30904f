import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { claimGroupOf } from '@/components/models/date-claims'
import { Distance } from '@/components/models/life-line'
import { RetirementDate } from '@/components/models/retirement-date'
import { Section } from '@/components/ui/section'
import type { Count } from '@/lib/counting'
import type { Dispute } from '@/lib/dates/queries'
import { daysBetween } from '@/lib/days'
import { formatDate } from '@/lib/i18n/format'
import type { ModelRow } from '@/lib/models/queries'
import { providerName } from '@/lib/models/rules'

type ModelDigestProps = {
  readonly title: string
  readonly lead: string
  /** What an empty part says. */
  readonly none: string
  readonly rows: readonly ModelRow[]
  readonly total: Count
  /** The list that shows exactly these rows, and the rest of them. */
  readonly href: string
  /** The same rows drawn over time. */
  readonly timelineHref?: string
  /** The calendar date it is for the reader. */
  readonly today: string
  /** Where the sources disagree, what about: shown in the place of the retirement date. */
  readonly disputes?: ReadonlyMap<string, readonly Dispute[]>
}

export async function ModelDigest({ title, lead, none, rows, total, href, ...line }: ModelDigestProps) {
  const { timelineHref, today, disputes } = line
  const [t, timeline, format] = [await getTranslations('home'), await getTranslations('timeline'), await getFormatter()]
  const links = (
    <span className="flex flex-wrap gap-x-4">
      {timelineHref && (
        <a className="link" href={timelineHref}>
          {timeline('onTimeline')}
        </a>
      )}
      {total.count > rows.length && (
        <a className="link" href={href}>
          {t(total.isEstimate ? 'allAbout' : 'all', { count: format.number(total.count) })}
        </a>
      )}
    </span>
  )
  if (rows.length === 0) {
    return (
      <Section title={title}>
        <p className="text-soft">{none}</p>
      </Section>
    )
  }
  return (
    <Section title={title} lead={lead} actions={links}>
      <ul className="border-t border-line">
        {rows.map((model) => (
          <DigestLine key={model.id} model={model} today={today} disputes={disputes?.get(model.id) ?? null} />
        ))}
      </ul>
    </Section>
  )
}

type DigestLineProps = {
  readonly model: ModelRow
  readonly today: string
  readonly disputes: readonly Dispute[] | null
}

/** What the sources say, as the way to the place where one is chosen. */
async function DisputeLine({
  model,
  disputes,
}: Pick<DigestLineProps, 'model'> & { readonly disputes: readonly Dispute[] }) {
  const [t, home, format] = await Promise.all([getTranslations('model'), getTranslations('home'), getFormatter()])
  const locale = await getLocale()
  return (
    <li className="grid items-baseline gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <DigestName model={model} />
      <span className="flex flex-wrap gap-x-4">
        {disputes.map(({ kind, dates }) => {
          const shown = dates.map((date) => formatDate(locale, date, 'short'))
          return (
            <a key={kind} className="link tabular" href={`/models/${model.slug}#${claimGroupOf(kind)}`}>
              {home('disputed', { kind: t(`kind_${kind}`), dates: format.list(shown, { type: 'disjunction' }) })}
            </a>
          )
        })}
      </span>
    </li>
  )
}

/** Time left in a word and a colour: calm, soon (30 days), past. */
function DigestLine({ model, today, disputes }: DigestLineProps) {
  if (disputes) return <DisputeLine model={model} disputes={disputes} />
  const days = model.retiresOn ? daysBetween(today, model.retiresOn) : null
  const isCalm = days === null || days > 30 || model.stage === 'retired' || model.isRetirementTentative
  const tone = isCalm ? 'text-soft' : days >= 0 ? 'text-soon font-medium' : 'text-overdue font-medium'
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto_6.5rem]">
      <DigestName model={model} />
      <span className="tabular sm:text-right">
        <RetirementDate date={model.retiresOn} isTentative={model.isRetirementTentative} />
      </span>
      <span className={`tabular text-right ${tone}`}>{days !== null && <Distance days={days} />}</span>
    </li>
  )
}

function DigestName({ model }: Pick<DigestLineProps, 'model'>) {
  return (
    <span className="min-w-0">
      <a className="font-medium hover:underline hover:underline-offset-4" href={`/models/${model.slug}`}>
        {model.displayName}
      </a>{' '}
      <span className="text-faint lg:hidden min-[1440px]:inline">{providerName(model.provider)}</span>
    </span>
  )
}
