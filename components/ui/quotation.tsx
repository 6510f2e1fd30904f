import type { ReactNode } from 'react'

type QuotationProps = {
  /** The language of the words, which is often not that of the page. */
  readonly lang: string
  readonly children: ReactNode
  /** Who said it, when, and where it can be read. */
  readonly source: ReactNode
}

/** Words of a model, in the face that only models have. */
export function Quotation({ lang, children, source }: QuotationProps) {
  return (
    <figure>
      <blockquote lang={lang} className="voice">
        {children}
      </blockquote>
      <figcaption className="mt-2 text-faint">{source}</figcaption>
    </figure>
  )
}
