import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

type CodeBlockProps = { readonly title: string; readonly text: string; readonly canCopy?: boolean }

/** More lines than these are folded away until somebody asks for them. */
const SHOWN_LINES = 24

const frame = 'min-w-0 overflow-hidden rounded-md border border-line bg-sunk print:bg-transparent'

/** Something to be sent or read by a program. Nothing scrolls: long lines break, long texts are folded. */
export async function CodeBlock({ title, text, canCopy = false }: CodeBlockProps) {
  const [t, common] = [await getTranslations('apiDocs'), await getTranslations('common')]
  if (text.split('\n').length > SHOWN_LINES) {
    return (
      <details className={frame}>
        <summary className="min-h-8 px-3 py-1.5 text-xs text-faint hover:text-ink">{title}</summary>
        <Code text={text} />
      </details>
    )
  }
  return (
    <figure className={frame}>
      <figcaption className="flex min-h-8 items-center justify-between gap-2 px-3 text-xs text-faint">
        {title}
        {canCopy && <CopyButton text={text} label={t('copy')} doneLabel={common('copied')} />}
      </figcaption>
      <Code text={text} />
    </figure>
  )
}

function Code({ text }: { readonly text: string }) {
  return (
    <pre className="border-t border-line p-3 font-mono text-xs break-words whitespace-pre-wrap">
      <code>{text}</code>
    </pre>
  )
}

/** A sentence of the document, in which names and values stand between backticks. */
export function Described({ text }: { readonly text: string }) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? <Term key={part}>{part.slice(1, -1)}</Term> : part))
}

/** A name or a value of the API inside a sentence. */
export function Term({ children }: { readonly children: ReactNode }) {
  return <code className="rounded-sm bg-sunk px-1 font-mono text-[0.92em] break-words">{children}</code>
}
