import { getTranslations } from 'next-intl/server'
import { CopyButton } from './copy-button'

/** A text that is made to be copied, such as an identifier or a hash, with the button that copies it. */
export async function CopyText({ text, shown = text }: { text: string; shown?: string }) {
  const t = await getTranslations('common')
  return (
    <span className="inline-flex items-center gap-1">
      <code className="font-mono text-xs break-all">{shown}</code>
      <CopyButton text={text} label={t('copy')} doneLabel={t('copied')} />
    </span>
  )
}
