import { getLocale, getTranslations } from 'next-intl/server'
import { CopyText } from '@/components/ui/copy-text'
import { DemoMark } from '@/components/ui/marks'
import { formatBytes } from '@/lib/i18n/format'
import type { PreservationRecord } from '@/lib/preservation/queries'
import { AddCopyDialog, WithdrawDialog } from './artifact-dialogs'
import { CopyLine } from './copy-line'
import type { KeepingActions } from './preservation-section'

export type KeptArtifactRow = PreservationRecord['artifacts'][number]

type ArtifactListProps = { readonly kept: PreservationRecord; readonly actions: KeepingActions | null }

/** Each thing that is kept, with its copies under it. */
export async function ArtifactList({ kept, actions }: ArtifactListProps) {
  const t = await getTranslations('preservation')
  return (
    <div>
      <h3 className="sr-only">{t('artifacts')}</h3>
      <ul className="grid gap-5">
        {kept.artifacts.map((artifact) => (
          <li key={artifact.id} className="min-w-0">
            <Head artifact={artifact} kept={kept} actions={actions} />
            {artifact.copies.length === 0 ? (
              <p className="border-t border-line py-2.5 text-soft">{t('noCopies')}</p>
            ) : (
              <ul className="border-t border-line">
                {artifact.copies.map((copy) => (
                  <CopyLine key={copy.id} copy={copy} artifact={artifact} kept={kept} actions={actions} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

type HeadProps = ArtifactListProps & { readonly artifact: KeptArtifactRow }

async function Head({ artifact, kept, actions }: HeadProps) {
  const [t, locale] = [await getTranslations('preservation'), await getLocale()]
  const { label, kind, precision, bytes, sha256 } = artifact
  const facts = [t(`kind_${kind}`), precision, formatBytes(locale, BigInt(bytes))].filter(Boolean)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 pb-2">
      <div className="min-w-0">
        <h4 className="font-medium break-words">
          {label} {artifact.isDemo && <DemoMark />}
        </h4>
        <p className="flex flex-wrap items-center gap-x-3 text-soft">
          <span className="tabular">{facts.join(' · ')}</span>
          <CopyText text={sha256} shown={`${sha256.slice(0, 12)}…`} />
        </p>
      </div>
      {actions && (
        <span className="flex gap-1 max-sm:-ml-2.5 sm:-mr-2.5">
          <AddCopyDialog artifact={artifact} kept={kept} add={actions.addCopy} />
          <WithdrawDialog artifact={artifact} kept={kept} withdraw={actions.withdraw} />
        </span>
      )}
    </div>
  )
}
