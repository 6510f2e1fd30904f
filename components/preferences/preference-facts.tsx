import { getTimeZone, getTranslations } from 'next-intl/server'
import { RobustnessBadge } from '@/components/robustness/badges'
import { Facts } from '@/components/ui/facts'
import { CalendarDate, Instant } from '@/components/ui/time'
import { isoDateIn } from '@/lib/i18n/format'
import type { PreferenceRecord } from '@/lib/preferences/queries'

type PreferenceFactsProps = { readonly preference: PreferenceRecord }

/** Whose it is, how it came up, how strong it is and how far it holds. */
export async function PreferenceFacts({ preference }: PreferenceFactsProps) {
  const [t, timeZone] = [await getTranslations('preference'), await getTimeZone()]
  const { model, theme, origin, strength, scope, robustness, wording, recordedBy, createdAt, stateSince } = preference
  return (
    <Facts
      facts={[
        { term: t('model'), detail: <Linked href={`/models/${model.slug}`} name={model.displayName} /> },
        { term: t('theme'), detail: <Linked href={`/themes/${theme.slug}`} name={theme.title} /> },
        { term: t('origin'), detail: t(`origin_${origin}`), note: t(`originHint_${origin}`) },
        { term: t('strength'), detail: <span className="tabular">{t('strengthOf', { strength })}</span> },
        { term: t('scope'), detail: t(`scope_${scope}`) },
        { term: t('robustness'), detail: <RobustnessBadge label={robustness.finding.label} /> },
        { term: t('since'), detail: <Instant at={new Date(stateSince)} style="short" /> },
        { term: t('wording'), detail: t('wordingNumber', { wording }) },
        {
          term: t('recordedOn'),
          detail: <CalendarDate date={isoDateIn(new Date(createdAt), timeZone)} />,
          ...(recordedBy ? { note: recordedBy } : {}),
        },
      ]}
    />
  )
}

function Linked({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <a className="link" href={href}>
      {name}
    </a>
  )
}
