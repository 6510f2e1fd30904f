'use client'

import { useEffect, useState } from 'react'
import { CHECK, COPY, Outline } from './outline'

type CopyButtonProps = { readonly text: string; readonly label: string; readonly doneLabel: string }

/** Copies a text the reader would otherwise have to mark: an identifier, a hash, a link. */
export function CopyButton({ text, label, doneLabel }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <button
      type="button"
      className="inline-flex size-6 items-center justify-center rounded-sm align-middle text-faint hover:bg-hover hover:text-ink"
      title={label}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Outline paths={isCopied ? CHECK : COPY} size={14} />
      <span className="sr-only" aria-live="polite">
        {isCopied ? doneLabel : label}
      </span>
    </button>
  )
}
