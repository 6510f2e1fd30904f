import { getTranslations } from 'next-intl/server'
import { BandBadge } from '@/components/costs/band-badge'
import { Facts } from '@/components/ui/facts'
import { CalendarDate, Instant } from '@/components/ui/time'
import type { DecisionRecord } from '@/lib/decision-records/queries'
import { Amount } from './amount'

export async function DecisionFacts({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const { model, theme, authority, expectedMinor, currency, issuedAt, reviewBy, precedent, preference } = decision
  return (
    <Facts
      facts={[
        { term: t('columnTitle'), detail: <Link href={`/preferences/${preference.id}`}>{decision.title}</Link> },
        { term: t('model'), detail: <Link href={`/models/${model.slug}`}>{model.displayName}</Link> },
        { term: t('theme'), detail: <Link href={`/themes/${theme.slug}`}>{theme.title}</Link> },
        { term: t('band'), detail: <BandBadge band={authority.band} /> },
        ...(expectedMinor
          ? [{ term: t('expected'), detail: <Amount minor={expectedMinor} currency={currency} /> }]
          : []),
        ...(issuedAt ? [{ term: t('issued'), detail: <Instant at={new Date(issuedAt)} /> }] : []),
        ...(reviewBy ? [{ term: t('reviewBy'), detail: <CalendarDate date={reviewBy} /> }] : []),
        { term: t('precedent'), detail: t(`precedent_${precedent}`) },
      ]}
    />
  )
}

function Link({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a className="link" href={href}>
      {children}
    </a>
  )
}
