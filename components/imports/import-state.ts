import type { ReactNode } from 'react'

/** What the server answers to a chosen table: a refusal, a preview, or the finished import, drawn on the server. */
export type ImportAnswer =
  | { readonly status: 'refused'; readonly sentence: string }
  | {
      readonly status: 'preview'
      readonly view: ReactNode
      readonly fingerprint: string
      readonly hasRejected: boolean
      /** Absent when nothing would change. */
      readonly confirm: { readonly label: string; readonly lead: string } | null
    }
  | {
      readonly status: 'done'
      readonly view: ReactNode
      readonly records: ReactNode
      readonly hasRejected: boolean
    }

export type SendTable = (form: FormData) => Promise<ImportAnswer>

/** The lines of a table that an import leaves out, as a table with the reasons; null when it cannot be told now. */
export type TakeRejected = (form: FormData) => Promise<string | null>
