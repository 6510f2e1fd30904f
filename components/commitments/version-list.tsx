import { getLocale, getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { CalendarDate } from '@/components/ui/time'
import type { CommitmentRecord } from '@/lib/commitments/queries'
import { changedTerms } from '@/lib/commitments/rules'
import { changedFields } from '@/lib/i18n/change-text'
import { GradeBadge } from './grade-badge'

type Version = CommitmentRecord['versions'][number]

/** Every version, newest first, each beside the one before it where it differs. */
export async function VersionList({ commitment }: { readonly commitment: CommitmentRecord }) {
  const t = await getTranslations('commitment')
  const { versions } = commitment
  return (
    <Section id="versions" title={t('versions')} lead={t('versionsLead')}>
      <ol className="border-t border-line">
        {versions.map((version, at) => (
          <VersionLine key={version.number} version={version} before={versions[at + 1] ?? null} />
        ))}
      </ol>
    </Section>
  )
}

type VersionLineProps = { readonly version: Version; readonly before: Version | null }

async function VersionLine({ version, before }: VersionLineProps) {
  const t = await getTranslations('commitment')
  const { number, grade, statedOn, sourceUrl, sourceTitle, reason } = version
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="text-sm font-medium">{t('version', { number })}</h3>
        <GradeBadge grade={grade} />
        <span className="text-soft">
          <CalendarDate date={statedOn} />
        </span>
        <span className="text-xs">
          <ExternalLink href={sourceUrl} {...(sourceTitle ? { label: sourceTitle } : {})} />
        </span>
      </div>
      {reason && <p className="prose mt-1 text-soft">{t('becauseOf', { reason })}</p>}
      {before && <Comparison version={version} before={before} />}
    </li>
  )
}

/** Only what differs, in two columns; on a narrow screen one above the other. */
async function Comparison({ version, before }: { readonly version: Version; readonly before: Version }) {
  const [t, locale] = [await getTranslations('commitment'), await getLocale()]
  const fields = changedFields({ locale, timeZone: 'UTC' }, 'commitment', changedTerms(before, version))
  return (
    <dl className="mt-2 grid gap-3 rounded-md bg-sunk px-3.5 py-3" aria-label={t('compare')}>
      {fields.map((field) => (
        <div key={field.label} className="grid gap-x-6 gap-y-1 sm:grid-cols-[8rem_1fr_1fr]">
          <dt className="text-xs text-faint">{field.label}</dt>
          <dd className="whitespace-pre-line text-soft">
            <span className="block text-xs text-faint">{t('before', { number: before.number })}</span>
            {field.before}
          </dd>
          <dd className="whitespace-pre-line">
            <span className="block text-xs text-faint">{t('version', { number: version.number })}</span>
            {field.after}
          </dd>
        </div>
      ))}
    </dl>
  )
}
