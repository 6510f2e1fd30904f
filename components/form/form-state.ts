/** One change that came in between, ready to be read: names and values are already in the reader's language. */
export type ConflictChange = {
  readonly by: string
  readonly at: string
  readonly summary: string
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[]
}

/** What an operation answers to a form. Sentences are in the person's language; the client adds none of its own. */
export type FormState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'done'
      readonly value: Readonly<Record<string, string | number | null>>
      readonly message?: string
    }
  | {
      readonly status: 'refused'
      readonly code: string
      readonly sentence: string
      readonly fields: Readonly<Record<string, string>>
      readonly conflict?: { readonly version: number; readonly changes: readonly ConflictChange[] }
    }

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

export const IDLE: FormState = { status: 'idle' }

/** Texts of the form itself; `formLabels` reads them from the catalogue. */
export type FormLabels = Readonly<
  Record<
    | 'sending'
    | 'cancel'
    | 'problemsTitle'
    | 'conflictTitle'
    | 'conflictYours'
    | 'before'
    | 'after'
    | 'field'
    | 'empty'
    | 'signIn'
    | 'draftRestored'
    | 'draftDiscard'
    | 'failedTitle'
    | 'failed',
    string
  >
>
