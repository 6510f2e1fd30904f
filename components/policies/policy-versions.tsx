import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Instant } from '@/components/ui/time'
import type { PolicyVersion } from '@/lib/policies/queries'
import { thresholdTexts } from './threshold-text'

/** Who changed what, when and why; the first line is the version in force. */
export async function PolicyVersions({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  return (
    <ul className="border-t border-line">
      {versions.map((version, at) => (
        <VersionLine key={version.version} version={version} isInForce={at === 0} />
      ))}
    </ul>
  )
}

type VersionLineProps = { readonly version: PolicyVersion; readonly isInForce: boolean }

async function VersionLine({ version, isInForce }: VersionLineProps) {
  const [t, texts] = [await getTranslations('policy'), await thresholdTexts()]
  return (
    <li className="grid items-baseline gap-x-6 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <span className="flex flex-wrap items-center gap-x-3 font-medium">{t('version', version)}</span>
      <span className="min-w-0">
        {version.changes.map(({ name, before, after }) => (
          <span key={name} className="tabular block">
            {t(`threshold_${name}`)}: <s className="text-faint">{texts.value(name, before)}</s>{' '}
            {texts.value(name, after)}
          </span>
        ))}
        <span className="prose block whitespace-pre-line text-soft">
          {version.createdBy === null ? t('first') : version.reason}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-3 text-faint sm:grid sm:justify-items-end">
        {isInForce && (
          <Badge tone="good" shape="disc">
            {t('inForce')}
          </Badge>
        )}
        {version.createdBy && <span className="text-soft">{version.createdBy}</span>}
        <Instant at={new Date(version.createdAt)} />
      </span>
    </li>
  )
}
