import type { ReactNode } from 'react'

/** What the server answers to a chosen table: a refusal, a preview, or the finished import, drawn on the server. */
export type ImportAnswer =
  | { readonly status: 'refused'; readonly sentence: string }
  | {
      readonly status: 'preview'
      readonly view: ReactNode
      readonly fingerprint: string
      /** Absent when nothing would change. */
      readonly confirmLabel: string | null
    }
  | { readonly status: 'done'; readonly view: ReactNode }

export type SendTable = (form: FormData) => Promise<ImportAnswer>
