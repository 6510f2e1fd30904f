import { getLocale, getTranslations } from 'next-intl/server'
import { CopyText } from '@/components/ui/copy-text'
import { formatBytes } from '@/lib/i18n/format'
import type { TranscriptFileRow } from '@/lib/transcript-files/queries'

type FileListProps = {
  readonly interviewId: string
  readonly files: readonly TranscriptFileRow[]
  /** The reader may have what is in them. */
  readonly canOpen: boolean
}

/** What an imported interview came in: the file byte for byte, with its digest; nothing where it was held here. */
export async function FileList({ interviewId, files, canOpen }: FileListProps) {
  const [t, locale] = [await getTranslations('transcriptImport'), await getLocale()]
  if (files.length === 0) return null
  return (
    <section aria-label={t('original')} className="border-t border-line pt-5">
      <h2 className="text-base">{t('original')}</h2>
      <p className="mt-1 mb-3 text-xs text-faint">{t('originalHint')}</p>
      <ul className="grid gap-3">
        {files.map(({ id, name, size, sha256 }) => (
          <li key={id} className="grid gap-0.5">
            {canOpen ? (
              <a className="link wrap-anywhere" href={`/interviews/${interviewId}/files/${id}`} download>
                {name}
              </a>
            ) : (
              <span className="wrap-anywhere">{name}</span>
            )}
            <span className="text-xs text-faint">{formatBytes(locale, BigInt(size))}</span>
            <CopyText text={sha256} shown={`${sha256.slice(0, 16)}…`} />
          </li>
        ))}
      </ul>
    </section>
  )
}
