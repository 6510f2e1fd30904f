import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import { questionsOf } from '@/lib/protocol-versions/rules'
import type { ProtocolRecord, ProtocolVersionRecord } from '@/lib/protocols/queries'
import { StateBadge } from './standing-badge'

/** Every version, newest first, each with what is different in it and a way to see that beside the one before. */
export async function VersionList({ protocol }: { readonly protocol: ProtocolRecord }) {
  const t = await getTranslations('protocol')
  const { versions, slug } = protocol
  return (
    <Section id="versions" title={t('versions')} lead={t('versionsLead')}>
      <ul className="border-t border-line">
        {versions.map((version, at) => (
          <VersionLine key={version.number} slug={slug} version={version} before={versions[at + 1] ?? null} />
        ))}
      </ul>
    </Section>
  )
}

type VersionLineProps = {
  readonly slug: string
  readonly version: ProtocolVersionRecord
  readonly before: ProtocolVersionRecord | null
}

async function VersionLine({ slug, version, before }: VersionLineProps) {
  const t = await getTranslations('protocol')
  const { number, state, publishedAt, changeNote, withdrawnReason, sections } = version
  return (
    <li className="border-b border-line py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <a className="link font-medium" href={`/protocols/${slug}/${number}`}>
          {t('version', { number })}
        </a>
        <StateBadge state={state} />
        <span className="text-soft">{t('questionCount', { count: questionsOf({ sections }).length })}</span>
        {publishedAt && (
          <span className="text-faint">
            <Instant at={new Date(publishedAt)} style="short" />
          </span>
        )}
        {before && (
          <a
            data-screen-only
            className="link ml-auto"
            href={`/protocols/${slug}/compare?from=${before.number}&to=${number}`}
          >
            {t('compareWith', { number: before.number })}
          </a>
        )}
      </div>
      {changeNote && <p className="prose mt-1 text-soft">{changeNote}</p>}
      {withdrawnReason && <p className="prose mt-1">{t('withdrawnBecause', { reason: withdrawnReason })}</p>}
    </li>
  )
}
